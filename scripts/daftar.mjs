#!/usr/bin/env node
/** The command line from a checkout: setup and build when needed (told on stderr), then the CLI itself. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';
import { coreFlags, runtimeEnvironment } from './lib/runtime.mjs';
import { say, sayToStderr } from './lib/say.mjs';
import { continueUnderPinnedNode } from './lib/under-node-24.mjs';
import { setupOrExit } from './setup.mjs';

sayToStderr();
const runtime = await setupOrExit({});
continueUnderPinnedNode();
const { build } = await import('./build.mjs');
await build(['main', 'preload', 'print']);
const entry = inRoot('out', 'main', 'cli.js');
if (!existsSync(entry)) {
  say('The command line is not built: main/cli/index.ts is missing.');
  process.exit(1);
}
const cli = spawn(runtime.node, [...coreFlags, entry, ...process.argv.slice(2)], {
  env: { ...process.env, ...runtimeEnvironment(runtime) },
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => cli.kill(signal));
cli.on('exit', (code, signal) => process.exit(signal ? 1 : code));
