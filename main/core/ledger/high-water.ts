import { createHash } from 'node:crypto';
import { closeSync, constants, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';

/** How far a log had come: kept outside the database and outside every backup. */
export type HighWater = { readonly log: string; readonly seq: number; readonly hash: string };

const record = z.strictObject({ log: z.string(), seq: z.int().nonnegative(), hash: z.string(), check: z.string() });
const slotLength = 256;

/**
 * A small file that remembers the last event this desk committed, so that a database put back from an old copy is
 * recognised with every network down (ledger.md 7.4, restore). Two slots are written in turn: a torn write leaves the other.
 */
export class HighWaterFile {
  readonly #descriptor: number;
  #slot: number;
  #last: HighWater | null;
  #held = false;

  constructor(path: string) {
    const slots = readSlots(path);
    this.#last = highest(slots);
    this.#slot = this.#last !== null && slots[0] === this.#last ? 1 : 0;
    this.#descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  }

  get last(): HighWater | null {
    return this.#last;
  }

  /** Does the mark speak of more than the log has? */
  get isHeld(): boolean {
    return this.#held;
  }

  /** From now on nothing is written: the mark speaks of events that the log no longer has, and is the evidence of it. */
  hold(): void {
    this.#held = true;
  }

  /** A new log has begun: the marks of the one before are evidence no more, since the new log names it as replaced. */
  begin(mark: HighWater): void {
    this.#held = false;
    this.write(mark);
    this.write(mark);
  }

  /** Durable when it returns. Called after the commit it speaks of: the file may lag behind the database, never lead. */
  write(mark: HighWater): void {
    if (this.#held) return;
    const text = JSON.stringify({ ...mark, check: checkOf(mark) }).padEnd(slotLength - 1, ' ');
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
  return highest(readSlots(path));
}

function highest(slots: readonly (HighWater | null)[]): HighWater | null {
  return slots.reduce<HighWater | null>((best, mark) => (mark && (!best || mark.seq > best.seq) ? mark : best), null);
}

function readSlots(path: string): (HighWater | null)[] {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  return [0, 1].map((slot) => readSlot(bytes.toString('utf8', slot * slotLength, (slot + 1) * slotLength)));
}

/** A slot that was written to its end; one torn between two marks does not pass its own check. */
function readSlot(text: string): HighWater | null {
  try {
    const { check, ...mark } = record.parse(JSON.parse(text));
    return check === checkOf(mark) ? mark : null;
  } catch {
    return null;
  }
}

function checkOf(mark: HighWater): string {
  return createHash('sha256').update(`${mark.log}/${mark.seq}/${mark.hash}`).digest('hex').slice(0, 16);
}
