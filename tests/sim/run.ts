/**
 * `npm run sim -- --seeds 1000000 [--from N] [--workers 2]` runs schedules and prints JSON; `--seed N` prints the trace of one;
 * `--exhaustive` explores small worlds as deep as memory allows. Ends with 1 when an invariant was violated.
 */
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { explore } from './exhaustive.ts';
import { deepScopes } from './scopes.ts';
import { simulate } from './simulate.ts';
import { sum, tally, type Tally } from './tally.ts';

const part = z.object({ from: z.int(), seeds: z.int() });
const found = z.object({
  from: z.int(), seeds: z.int(), steps: z.int(), notings: z.int(), restores: z.int(), copies: z.int(), violations: z.array(z.object({ seed: z.int(), what: z.string() })),
});

if (isMainThread) await main();
else {
  const { from, seeds } = part.parse(workerData);
  parentPort?.postMessage(tally(from, seeds));
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '20000' }, from: { type: 'string', default: '0' }, workers: { type: 'string', default: '2' },
      seed: { type: 'string' }, exhaustive: { type: 'boolean', default: false }, deeper: { type: 'string', default: '0' },
    },
  });
  if (values.seed !== undefined) return showOne(Number(values.seed));
  if (values.exhaustive) return exploreAll(Number(values.deeper));
  const started = performance.now();
  const result = await runSeeds(Number(values.from), Number(values.seeds), Number(values.workers));
  const seconds = (performance.now() - started) / 1_000;
  print({ ...result, seconds: Math.round(seconds), schedulesPerSecond: Math.round(result.seeds / seconds) });
  process.exitCode = result.violations.length === 0 ? 0 : 1;
}

/** Seeds are dealt in portions, so that workers end together and memory stays small. */
async function runSeeds(from: number, seeds: number, workers: number): Promise<Tally> {
  const portion = 10_000;
  const parts = Array.from({ length: Math.ceil(seeds / portion) }, (_, index) => ({ from: from + index * portion, seeds: Math.min(portion, seeds - index * portion) }));
  const tallies: Tally[] = [];
  const work = async (): Promise<void> => {
    for (let next = parts.shift(); next !== undefined; next = parts.shift()) {
      tallies.push(await inWorker(next));
      const all = sum(tallies);
      process.stderr.write(`${all.seeds} schedules, ${all.violations.length} violations ${all.violations.slice(0, 5).map(({ seed }) => seed).join(' ')}\n`);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return sum(tallies);
}

function inWorker(data: z.infer<typeof part>): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: data });
    worker.once('message', (message: unknown) => resolve(found.parse(message)));
    worker.once('error', reject);
  });
}

function showOne(seed: number): void {
  const run = simulate(seed, undefined, true);
  for (const line of run.trace ?? []) process.stderr.write(`${line}\n`);
  print({ plan: run.plan, steps: run.steps, traceHash: run.traceHash, violation: run.violation });
  process.exitCode = run.violation === null ? 0 : 1;
}

function exploreAll(deeper: number): void {
  for (const { name, scope } of deepScopes) {
    const started = performance.now();
    const exploration = explore({ ...scope, depth: scope.depth + deeper });
    print({ name, scope, ...exploration, seconds: Math.round((performance.now() - started) / 1_000) });
    if (exploration.violation !== null) process.exitCode = 1;
  }
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
