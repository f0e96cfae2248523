import { appendFileSync } from 'node:fs';

const path = process.env['DAFTAR_TALLY'];

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
