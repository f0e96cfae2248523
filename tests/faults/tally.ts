import { appendFileSync } from 'node:fs';

const path = process.env['DAFTAR_TALLY'];
const runsFor = process.env['DAFTAR_RUNS_FOR'];

/** Counts a run of a row of the fault matrix (ledger.md 9), and whether it failed, for `npm run faults`. */
export async function tally<Value>(row: string, run: () => Promise<Value> | Value): Promise<Value> {
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

/** Whether each row is to run as often as the matrix says, however long that takes. */
export const isCounted = isLonger && process.env['DAFTAR_COUNTS'] !== undefined;

/** Milliseconds that a test may take: as many in `npm test`, hours in a longer run. */
export const patienceOf = (milliseconds: number): number => (isLonger ? 3 * 3_600_000 : milliseconds);

/** `few`: how many in `npm test`. `column`: the count of the matrix's column "CI run", for this test. `most`: of a longer run. */
type Counts = { readonly few: number; readonly column: number; readonly most?: number };

/**
 * The numbers of the runs: a few in `npm test`; in a longer one as many as begin within DAFTAR_RUNS_FOR milliseconds, with DAFTAR_COUNTS at least those
 * of the column.
 */
export function* runs({ few, column, most = column }: Counts): Generator<number> {
  const end = performance.now() + longest;
  const least = isCounted ? Math.max(few, column) : few;
  for (let run = 0; run < least || (isLonger && run < most && performance.now() < end); run += 1) yield run;
}
