/**
 * `npm run faults [-- --nightly] [-- --seed N] [-- --rounds N] [-- FILE ...]` kills, cuts, fills and fuzzes for longer than `npm test` does, each round under a new
 * seed, which is printed and repeats the round. Ends with the first round that fails, and prints as JSON how often each row of the fault matrix ran and
 * failed. `--nightly` runs each row in each round at least as often as the matrix's column "CI run" says, and begins no round after eight hours.
 * DAFTAR_RUNS_FOR: milliseconds for which each test begins runs; where it is set, no test runs for longer to come to a count.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inRoot } from './lib/paths.mjs';
import { runtimeEnvironment } from './lib/runtime.mjs';
import { say } from './lib/say.mjs';
import { continueUnderPinnedNode } from './lib/under-node-24.mjs';

continueUnderPinnedNode();
const { values, positionals } = parseArgs({ options: { nightly: { type: 'boolean', default: false }, seed: { type: 'string' }, rounds: { type: 'string' } }, allowPositionals: true });
const { build } = await import('./build.mjs');
await build();
const first = values.seed === undefined ? Date.now() % 1_000_000_000 : Number(values.seed);
const rounds = values.rounds === undefined ? (values.nightly ? 20 : 1) : Number(values.rounds);
const counts = values.nightly && process.env.DAFTAR_RUNS_FOR === undefined ? { DAFTAR_COUNTS: '1' } : {};
const lastBegin = Date.now() + 8 * 3_600_000;
const runsFor = process.env.DAFTAR_RUNS_FOR ?? (values.nightly ? '200000' : '60000');
const tally = inRoot('out', 'reports', 'faults.jsonl');
mkdirSync(inRoot('out', 'reports'), { recursive: true });
rmSync(tally, { force: true });
let failed = 0;
for (let round = 0; round < rounds && Date.now() < lastBegin; round += 1) {
  const seed = String(first + round);
  say(`== Faults, round ${round + 1} of ${rounds}, seed ${seed}`);
  const env = { ...process.env, ...runtimeEnvironment(), DAFTAR_APP: inRoot(), DAFTAR_TEST: '1', DAFTAR_SEED: seed, DAFTAR_RUNS_FOR: runsFor, DAFTAR_TALLY: tally, ...counts };
  const vitest = [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', ...(positionals.length > 0 ? positionals : ['tests/faults', 'tests/unit/audit-random.test.ts', 'tests/unit/wal-random.test.ts', 'tests/unit/parcels-orders.test.ts'])];
  const { status } = spawnSync(process.execPath, vitest, { cwd: inRoot(), env, stdio: 'inherit' });
  if (status === 0) continue;
  failed = status ?? 1;
  break;
}
say(JSON.stringify(countRows(), null, 2));
process.exit(failed);

/** Runs and failures of each row. */
function countRows() {
  const rows = {};
  const lines = existsSync(tally) ? readFileSync(tally, 'utf8').split('\n').filter(Boolean) : [];
  for (const line of lines) {
    const run = JSON.parse(line);
    rows[run.row] ??= { runs: 0, failures: 0 };
    rows[run.row].runs += 1;
    rows[run.row].failures += run.failed ? 1 : 0;
  }
  return Object.fromEntries(Object.entries(rows).toSorted(([left], [right]) => left.localeCompare(right)));
}
