import { appendFileSync } from 'node:fs';

const path = process.env['DAFTAR_TALLY'];
const runsFor = process.env['DAFTAR_RUNS_FOR'];

/** Counts a run of a row of the fault matrix (ledger.md 9), and whether it failed, for `npm run faults`. */
export async function tally<Value>(row: string, run: () => Promise<Value>): Promise<Value> {
  const note = (failed: boolean) => path !== undefined && appendFileSync(path, `${JSON.stringify({ row, failed })}\n`);
  try {
    const value = await run();
    note(false);
    return value;
  } catch (problem) {
    note(true);
    throw problem;
  }
}

/** Whether this is a longer run, under `npm run faults`. */
export const isLonger = runsFor !== undefined;

/** Milliseconds for which runs are begun in a longer run. */
export const longest = Number(runsFor ?? 0);

/** The numbers of the runs: a few in `npm test`, else as many as begin within DAFTAR_RUNS_FOR milliseconds, and at most `many`. */
export function* runs(few: number, many: number): Generator<number> {
  const end = performance.now() + longest;
  for (let run = 0; run < few || (isLonger && run < many && performance.now() < end); run += 1) yield run;
}
