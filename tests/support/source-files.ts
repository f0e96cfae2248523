import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const checkout = resolve(import.meta.dirname, '../..');

export type SourceFile = { readonly path: string; readonly text: string };
export type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean };

const importStatement = /(?:^|[;\n])\s*(?:import|export)\s+(type\s+)?(?:[\w*\s{},$]*?\s*from\s*)?['"]([^'"\n]+)['"]/g;
const dynamicImport = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g;

/** The TypeScript files under the folders, by their path in the checkout. */
export function sourceFiles(folders: readonly string[], { tests = false } = {}): SourceFile[] {
  return folders
    .flatMap((folder) => readdirSync(join(checkout, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && (tests || !/\.test\.tsx?$/.test(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(checkout, path), text: readFileSync(path, 'utf8') }));
}

/** What a file imports: own files by their path in the checkout, packages by their name. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const statements = [...text.matchAll(importStatement)].map(([, type, to]) => ({ to: String(to), typeOnly: type !== undefined }));
  const dynamic = [...text.matchAll(dynamicImport)].map(([, to]) => ({ to: String(to), typeOnly: false }));
  return [...statements, ...dynamic].map(({ to, typeOnly }) => ({ from: path, to: target(path, to), typeOnly }));
}

function target(from: string, to: string): string {
  if (!to.startsWith('.')) return to;
  return relative(checkout, resolve(join(checkout, dirname(from)), to.replace(/\?.*$/, '')));
}

/** The own files that are reached from `entry` by imports that remain at run time, `entry` included. */
export function reachedFrom(entry: string, files: readonly SourceFile[]): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const file = byPath.get(path);
    if (!file || reached.has(path)) continue;
    reached.add(path);
    waiting.push(...importsOf(file).filter(({ typeOnly }) => !typeOnly).map(({ to }) => to));
  }
  return reached;
}
