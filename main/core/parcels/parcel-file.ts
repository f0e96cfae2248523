import { open, rename, rm } from 'node:fs/promises';
import { isAbsolute, resolve, sep } from 'node:path';
import { toRefusal } from '../db/open-database.ts';
import { Refusal } from '../refusal.ts';

/** A path that somebody chose for a parcel: outside the desk's own folder. Refuses with `badInput`. */
export function chosenPath(folder: string, file: string): string {
  const inside = `${resolve(file)}${sep}`.startsWith(`${resolve(folder)}${sep}`);
  if (!isAbsolute(file) || inside) throw new Refusal('badInput', { field: 'file' });
  return file;
}

/** A refusal for what goes wrong while a parcel is read: no file of that kind is there, or the stick can't be read to its end. */
export function readingProblem(problem: unknown): unknown {
  const code = problem instanceof Error && 'code' in problem ? problem.code : '';
  if (code === 'ENOENT' || code === 'EISDIR') return new Refusal('parcelUnreadable');
  return code === 'EIO' ? new Refusal('parcelDamaged') : toRefusal(problem);
}

/** Writes a file whole or not at all, flushed: a stick is pulled out as soon as the screen says so. Refuses with `diskFull`, `readOnly`. */
export async function writeWhole(file: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const unfinished = `${file}.part`;
  try {
    const handle = await open(unfinished, 'w', 0o600);
    try {
      for await (const piece of bytes) await handle.writeFile(piece);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (problem) {
    await rm(unfinished, { force: true });
    throw toRefusal(problem);
  }
}
