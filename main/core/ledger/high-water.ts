import { closeSync, constants, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';

/** How far a log had come: kept outside the database and outside every backup. */
export type HighWater = { readonly log: string; readonly seq: number; readonly hash: string };

const record = z.strictObject({ log: z.string(), seq: z.int().nonnegative(), hash: z.string() });
const slotLength = 256;

/**
 * A small file that remembers the last event this desk committed, so that a database put back from an old copy is
 * recognised with every network down (ledger.md 7.4, restore). Two slots are written in turn: a torn write leaves the other.
 */
export class HighWaterFile {
  readonly #descriptor: number;
  #slot = 0;
  #last: HighWater | null;

  constructor(path: string) {
    this.#last = readHighWater(path);
    this.#descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  }

  get last(): HighWater | null {
    return this.#last;
  }

  /** Durable when it returns. Called after the commit it speaks of: the file may lag behind the database, never lead. */
  write(mark: HighWater): void {
    const text = JSON.stringify(mark).padEnd(slotLength - 1, ' ');
    writeSync(this.#descriptor, `${text}\n`, this.#slot * slotLength);
    fsyncSync(this.#descriptor);
    this.#slot = 1 - this.#slot;
    this.#last = mark;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** The higher of the two slots; null when there is no file yet or neither slot reads. */
export function readHighWater(path: string): HighWater | null {
  if (!existsSync(path)) return null;
  const marks = readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [record.parse(JSON.parse(line))];
      } catch {
        return [];
      }
    });
  return marks.reduce<HighWater | null>((best, mark) => (best && best.seq >= mark.seq ? best : mark), null);
}
