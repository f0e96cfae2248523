import { describe, expect, it } from 'vitest';
import { importsOf, reachedFrom, sourceFiles, type Import } from '../support/source-files.ts';

/** Who may import what; `docs/architecture.md` shows the same as a picture. */
const files = sourceFiles(['main', 'preload', 'renderer']);
const imports = files.flatMap(importsOf);

type Rule = { readonly title: string; readonly broken: (found: Import) => boolean };

const isOwn = (path: string) => /^(main|preload|renderer|resources)\//.test(path);
const within = (...folders: string[]) => (path: string) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
const inCore = within('main/core');
const inContract = within('preload/contract');
const inRenderer = within('renderer');
const inVerifySite = within('renderer/verify');
const mayUseElectron = within('main/index.ts', 'main/shell', 'main/security', 'main/bridge', 'preload/index.ts');
const feature = (path: string) => /^renderer\/features\/([^/]+)\//.exec(path)?.[1];

const rules: readonly Rule[] = [
  {
    title: 'Electron is imported by the shell, security, bridge and preload only',
    broken: ({ from, to }) => to === 'electron' && !mayUseElectron(from),
  },
  { title: 'the core imports only itself, the contract and packages', broken: ({ from, to }) => inCore(from) && isOwn(to) && !inCore(to) && !inContract(to) },
  { title: 'the contract imports only itself and zod', broken: ({ from, to }) => inContract(from) && !inContract(to) && to !== 'zod' },
  {
    title: 'the windows import only themselves, catalogues and types of the contract',
    broken: ({ from, to, typeOnly }) =>
      inRenderer(from) && !inVerifySite(from) && isOwn(to) && !inRenderer(to) && !within('resources')(to) && !(inContract(to) && typeOnly),
  },
  {
    title: 'the public verification site shares the seal with the core, and nothing else',
    broken: ({ from, to }) =>
      inVerifySite(from) && isOwn(to) && !inVerifySite(to) && !within('resources', 'renderer/ui', 'renderer/i18n', 'main/core/seal', 'main/core/verify')(to),
  },
  { title: 'the windows use nothing of Node', broken: ({ from, to }) => inRenderer(from) && to.startsWith('node:') },
  {
    title: 'a feature imports no other feature',
    broken: ({ from, to }) => feature(from) !== undefined && feature(to) !== undefined && feature(from) !== feature(to),
  },
  {
    title: 'rules are pure: they import no database, file system or network',
    broken: ({ from, to, typeOnly }) => from.endsWith('/rules.ts') && !typeOnly && (within('main/core/db')(to) || /^(node:(?!crypto)|kysely|better-sqlite3)/.test(to)),
  },
  { title: 'SQLite is opened under core/db only', broken: ({ from, to }) => to === 'better-sqlite3' && !within('main/core/db')(from) },
  { title: 'the preload imports nothing but Electron and types', broken: ({ from, to, typeOnly }) => from === 'preload/index.ts' && to !== 'electron' && !typeOnly },
];

describe('the layers of the house', () => {
  it.each(rules)('$title', ({ broken }) => {
    expect(imports.filter(broken).map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it.each(['main/cli/index.ts', 'main/core/process.ts', 'main/layout-client/layout-client.ts'])('%s runs on plain Node: nothing it reaches imports Electron', (entry) => {
    const reached = reachedFrom(entry, files);
    expect(reached.size, `${entry} is there`).toBeGreaterThan(0);
    const users = files.filter(({ path }) => reached.has(path)).flatMap(importsOf).filter(({ to, typeOnly }) => to === 'electron' && !typeOnly);
    expect(users.map(({ from }) => from)).toEqual([]);
  });

  it('imports no file in a circle', () => {
    expect(circles(files.map(({ path }) => path))).toEqual([]);
  });
});

/** Circles among imports that remain at run time, each as the path round it. */
function circles(paths: readonly string[]): string[] {
  const next = new Map(paths.map((path) => [path, imports.filter(({ from, typeOnly, to }) => from === path && !typeOnly && isOwn(to)).map(({ to }) => to)]));
  const finished = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path].join(' -> '));
    if (at >= 0 || finished.has(path)) return;
    (next.get(path) ?? []).forEach((to) => visit(to, [...trail, path]));
    finished.add(path);
  };
  paths.forEach((path) => visit(path, []));
  return found;
}
