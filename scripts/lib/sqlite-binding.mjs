import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureNodePackage } from './node-24.mjs';
import { inCache, inRoot } from './paths.mjs';
import { lastLines, run, which } from './run.mjs';
import { say, SetupProblem, withSeconds } from './say.mjs';

/** From this major on Electron's Node offers Node-API 10, which better-sqlite3's own binary needs. */
const firstElectronWithNodeApi10 = 36;

const sources = inRoot('node_modules', 'better-sqlite3');

export const needsOwnBuild = (electronVersion) => Number(electronVersion.split('.')[0]) < firstElectronWithNodeApi10;

export const compilerIsMissing = () => !which('gcc') || !which('g++');

/**
 * Returns the path of a binding that this Electron and Node 24 load: the published one, or one built here.
 * The build asks for nothing newer than the experimental API of Node 20, so that Electron 33 loads it too.
 */
export async function ensureSqliteBinding(electronVersion) {
  if (!needsOwnBuild(electronVersion)) return publishedBinding();
  const place = bindingPlace();
  if (existsSync(place)) return place;
  say('SQLite: building it once for this older Electron');
  const headers = join(await ensureNodePackage(), 'include', 'node');
  mkdirSync(inCache('sqlite'), { recursive: true });
  const folder = mkdtempSync(inCache('sqlite', 'build-'));
  try {
    await withSeconds('compiling', () => compile(folder, headers));
    renameSync(join(folder, 'better_sqlite3.node'), place);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return place;
}

/** The package knows itself which of its binaries fits this system. */
function publishedBinding() {
  const { getPrebuildPath } = createRequire(import.meta.url)(join(sources, 'lib', 'binding.js'));
  const path = getPrebuildPath();
  if (!path) throw new SetupProblem(`better-sqlite3 has no binary for ${process.platform}-${process.arch}.`);
  return path;
}

/** Where the finished build of this package version lies. */
export function bindingPlace() {
  const { version } = JSON.parse(readFileSync(join(sources, 'package.json'), 'utf8'));
  return inCache('sqlite', `better-sqlite3-${version}-${process.platform}-${process.arch}-experimental-api.node`);
}

async function compile(folder, headers) {
  const common = ['-c', '-O3', '-DNDEBUG', '-fPIC', '-w', ...sqliteDefines(), `-I${join(sources, 'deps', 'sqlite3')}`];
  const sqlite = ['-std=c99', join(sources, 'deps', 'sqlite3', 'sqlite3.c'), '-o', join(folder, 'sqlite3.o')];
  const addon = [
    '-std=c++20', '-fno-exceptions', '-fno-rtti', '-fvisibility=hidden', '-fvisibility-inlines-hidden',
    '-DNODE_GYP_MODULE_NAME=better_sqlite3', '-DBUILDING_NODE_EXTENSION',
    '-UNAPI_VERSION', '-DNAPI_EXPERIMENTAL', '-DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
    '-DNAPI_DISABLE_CPP_EXCEPTIONS', '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
    `-I${inRoot('node_modules', 'node-addon-api')}`, `-I${headers}`,
    join(sources, 'src', 'better_sqlite3.cpp'), '-o', join(folder, 'addon.o'),
  ];
  await Promise.all([must('gcc', [...common, ...sqlite]), must('g++', [...common, ...addon])]);
  await must('g++', [
    '-shared', '-s', '-o', join(folder, 'better_sqlite3.node'), join(folder, 'addon.o'), join(folder, 'sqlite3.o'),
    '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-ldl', '-lpthread', '-lm',
  ]);
}

/** The package's own compile-time options: quoted names in its generated list. */
function sqliteDefines() {
  const list = readFileSync(join(sources, 'deps', 'defines.gypi'), 'utf8');
  return [...list.matchAll(/'([A-Z][A-Z0-9_]+(?:=-?\d+)?)'/g)].map(([, define]) => `-D${define}`);
}

async function must(program, args) {
  const { code, output } = await run(program, args);
  if (code !== 0) throw new SetupProblem(`${program} failed while building SQLite.\n${lastLines(output)}`);
}
