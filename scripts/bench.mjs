/** `npm run bench -- NAME` runs one benchmark of tests/bench and prints its JSON; messages go to standard error. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';
import { coreFlags, runtimeEnvironment } from './lib/runtime.mjs';
import { say, sayToStderr } from './lib/say.mjs';
import { continueUnderPinnedNode } from './lib/under-node-24.mjs';

sayToStderr();
continueUnderPinnedNode();
const { build } = await import('./build.mjs');
await build();
const [name = '', ...rest] = process.argv.slice(2);
const file = inRoot('tests', 'bench', `${name}.bench.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  const names = readdirSync(inRoot('tests', 'bench')).flatMap((entry) => entry.match(/^(.+)\.bench\.ts$/)?.[1] ?? []);
  say(`Benchmarks: ${names.join(', ')}`);
  process.exit(2);
}
const env = { ...process.env, ...runtimeEnvironment(), DAFTAR_APP: inRoot(), DAFTAR_TEST: '1' };
const child = spawn(process.execPath, ['--expose-gc', ...coreFlags, file, ...rest], { env, stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
