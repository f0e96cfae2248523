import { randomFillSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { toRefusal } from '../../db/open-database.ts';
import { Refusal } from '../../refusal.ts';
import type { Disk } from './disk.ts';

const ballastBytes = 64 * 1024 * 1024;
const pieceBytes = 1024 * 1024;

/** Is laid only where this much stays free beside it. */
const spareBytes = 512 * 1024 * 1024;

/**
 * A file of 64 MB that is good for nothing but to be deleted: when the disk is full, a receipt can still be written
 * (ledger.md 7.7). Laid again when there is room.
 */
export class Ballast {
  readonly #folder: string;
  readonly #disk: Disk;
  #laying: Promise<boolean> | null = null;
  #lies = false;

  constructor(folder: string, disk: Disk) {
    this.#folder = folder;
    this.#disk = disk;
  }

  get path(): string {
    return join(this.#folder, 'ballast');
  }

  /** Writes the file where it is missing or short and there is room; of random bytes, which no disk compresses. True when it lies there. Asked for by many at once it is laid once. */
  async lay(): Promise<boolean> {
    if (this.#lies && this.#disk.exists(this.path)) return true;
    this.#laying ??= this.#lay().finally(() => {
      this.#laying = null;
    });
    this.#lies = await this.#laying;
    return this.#lies;
  }

  async #lay(): Promise<boolean> {
    const file = (await this.#disk.freeBytes(this.#folder)) < ballastBytes + spareBytes && !this.#disk.exists(this.path) ? null : await this.#disk.open(this.path);
    if (!file) return false;
    try {
      const piece = randomFillSync(new Uint8Array(pieceBytes));
      for (let at = await file.size(); at < ballastBytes; at += pieceBytes) await file.write(piece, at);
      await file.sync();
      return true;
    } catch (error) {
      this.giveUp();
      if (toRefusal(error) instanceof Refusal) return false;
      throw error;
    } finally {
      await file.close();
    }
  }

  /** Gives its room to whoever needs it. */
  giveUp(): void {
    this.#lies = false;
    rmSync(this.path, { force: true });
  }

  /** Does work that must not fail for want of room, such as the commit of a receipt: on a full disk once more, without the ballast. */
  spend<Value>(work: () => Value): Value {
    try {
      return work();
    } catch (error) {
      const known = toRefusal(error);
      if (!(known instanceof Refusal) || known.code !== 'diskFull') throw error;
      this.giveUp();
      return work();
    }
  }
}
