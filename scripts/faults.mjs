/**
 * `npm run faults [-- --nightly] [-- --seed N]` kills, cuts, fills and fuzzes for longer than `npm test` does, each round under a new seed, which is
 * printed and repeats the round. Ends with the first round that fails.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { inRoot } from './lib/paths.mjs';
import { runtimeEnvironment } from './lib/runtime.mjs';
import { say } from './lib/say.mjs';
import { continueUnderPinnedNode } from './lib/under-node-24.mjs';

continueUnderPinnedNode();
const { values } = parseArgs({ options: { nightly: { type: 'boolean', default: false }, seed: { type: 'string' } } });
const { build } = await import('./build.mjs');
await build();
const first = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const rounds = values.nightly ? 20 : 1;
for (let round = 0; round < rounds; round += 1) {
  const seed = String(first + round);
  say(`== Faults, round ${round + 1} of ${rounds}, seed ${seed}`);
  const env = { ...process.env, ...runtimeEnvironment(), DAFTAR_APP: inRoot(), DAFTAR_TEST: '1', DAFTAR_SEED: seed, DAFTAR_RUNS_FOR: values.nightly ? '200000' : '60000' };
  const vitest = [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', 'tests/faults', 'tests/unit/audit-random.test.ts'];
  const { status } = spawnSync(process.execPath, vitest, { cwd: inRoot(), env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
