/**
 * Brings everything that a fresh clone lacks; quick when there is nothing to do.
 * `--for=test` adds the tools of the tests, `--to-stderr` keeps stdout free.
 */
import { pathToFileURL } from 'node:url';
import { ensureElectron } from './lib/electron-runtime.mjs';
import { ensureNode, nodeExecutable } from './lib/node-24.mjs';
import { ensureNpmPackages, ensureOwnCommand } from './lib/npm-packages.mjs';
import { writeRuntime } from './lib/runtime.mjs';
import { say, sayToStderr, SetupProblem } from './lib/say.mjs';
import { compilerIsMissing, ensureSqliteBinding, needsOwnBuild } from './lib/sqlite-binding.mjs';
import { ensureSystemPackages } from './lib/system-packages.mjs';

export async function setup({ forTest = false } = {}) {
  await ensureNpmPackages();
  ensureOwnCommand();
  await ensureNode();
  const electron = await ensureElectron();
  const needsCompiler = needsOwnBuild(electron.version) && compilerIsMissing();
  await ensureSystemPackages({ forTest, needsCompiler });
  const sqliteBinding = await ensureSqliteBinding(electron.version);
  const runtime = { node: nodeExecutable, electron, sqliteBinding };
  writeRuntime(runtime);
  return runtime;
}

/** Runs setup and ends the process with one plain message when something is missing. */
export async function setupOrExit(options) {
  try {
    return await setup(options);
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    say(error.message);
    process.exit(1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--to-stderr')) sayToStderr();
  await setupOrExit({ forTest: process.argv.includes('--for=test') });
}
