import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

const file = inRoot('out', 'runtime.json');

/**
 * What setup found: `{node, electron: {folder, executable, version, testRuntime}, sqliteBinding}`.
 * `sqliteBinding` is the path of a binding that this Electron and Node 24 load.
 */
export function readRuntime() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error('Run `node scripts/setup.mjs` first.');
  }
}

export function writeRuntime(runtime) {
  mkdirSync(inRoot('out'), { recursive: true });
  const text = `${JSON.stringify(runtime, null, 2)}\n`;
  if (text !== currentText()) writeFileSync(file, text);
}

/** Node's flags for a program that holds the core: see `main/bridge/core-process.ts`. */
export const coreFlags = ['--max-semi-space-size=8'];

/** The same facts as environment variables, for every process that the scripts start. */
export function runtimeEnvironment(runtime = readRuntime()) {
  return {
    DAFTAR_APP: inRoot(),
    DAFTAR_NODE: runtime.node,
    DAFTAR_ELECTRON: runtime.electron.executable,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.electron.folder,
    DAFTAR_SQLITE_BINDING: runtime.sqliteBinding,
    // glibc keeps a heap of its own for each thread that ever asked for memory; two are enough and give 100 MB back
    MALLOC_ARENA_MAX: '2',
  };
}

function currentText() {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
