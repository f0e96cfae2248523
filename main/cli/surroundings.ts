import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { bundledThreads, type ThreadPrograms } from '../core/jobs/thread-programs.ts';
import type { Refusal } from '../core/refusal.ts';

const catalog = z.record(z.string(), z.string());

/** The program's own folder: two above the built command line, or where the environment says. */
function programFolder(): string {
  return process.env['DAFTAR_APP'] ?? resolve(import.meta.dirname, '..', '..');
}

export function resourcesFolder(): string {
  return join(programFolder(), 'resources');
}

/** The programs of the threads, beside the built command line; each source knows its own. */
export function threads(): ThreadPrograms | null {
  return import.meta.filename.endsWith('.ts') ? null : bundledThreads(pathToFileURL(join(programFolder(), 'out', 'main', '/')));
}

export function version(): string {
  const described = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(programFolder(), 'package.json'), 'utf8')));
  return described.version;
}

/** A message for the person at the terminal; results alone go to standard output. */
export function tell(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** The sentence of a refusal, in English, with its values filled in. */
export function sentenceOf(refusal: Refusal): string {
  const file = join(resourcesFolder(), 'locales', 'en', 'errors.json');
  const words = existsSync(file) ? catalog.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const sentence = words[refusal.code] ?? words[`errors.${refusal.code}`] ?? refusal.code;
  return sentence.replace(/\{(\w+)[^{}]*\}/gu, (_, name: string) => String(refusal.params?.[name] ?? ''));
}
