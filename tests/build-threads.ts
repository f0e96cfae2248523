import { build } from '../scripts/build.mjs';

/** Desks under test run their threads as the program does, from the bundle: loading a hundred sources anew for each of hundreds of threads took a quarter of the time of all tests. */
export async function setup(): Promise<void> {
  await build(['main']);
}
