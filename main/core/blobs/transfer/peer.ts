import type { After, Line } from './line.ts';
import { chunkLength } from './manifest.ts';

/** In flight to one desk at a time: four whole chunks, or as many small contents as make up the same (ledger.md 7.7). */
const mostBytes = 4 * chunkLength;
const mostAsked = 32;

type Asked = { readonly bytes: number; cancel: () => void };

/** A desk that contents are asked of: what is on its way from it, and what it hasn't got. */
export class Peer {
  readonly line: Line;
  /** Contents that it hasn't got, may not give, or gave falsely. */
  readonly absent = new Set<string>();
  readonly #after: After;
  readonly #asked = new Map<string, Asked>();
  #bytes = 0;
  #silent = false;

  constructor(line: Line, after: After) {
    this.line = line;
    this.#after = after;
  }

  /** Is anything on its way from it? */
  get isBusy(): boolean {
    return this.#asked.size > 0;
  }

  /** Is it worth looking what to ask next? Of many small contents half of those that may be asked for are let come first: the look goes through all that are wanted. */
  get wantsMore(): boolean {
    return this.#asked.size <= mostAsked / 2 && this.hasRoomFor(1);
  }

  /** May one more thing of so many bytes be asked for? One at a time while the desk is silent. */
  hasRoomFor(bytes: number): boolean {
    if (this.#asked.size === 0) return true;
    return !this.#silent && this.#asked.size < mostAsked && this.#bytes + bytes <= mostBytes;
  }

  /** Asks; `late` is called when there was no answer within so many milliseconds, or the line is gone. */
  ask(key: string, message: Uint8Array, { bytes, withinMs, late }: { bytes: number; withinMs: number; late: () => void }): void {
    const unanswered = () => {
      this.#silent = true;
      this.free(key);
      late();
    };
    this.#asked.set(key, { bytes, cancel: this.#after(withinMs, unanswered) });
    this.#bytes += bytes;
    this.tell(message);
  }

  /** Sends without waiting; a line that is gone is told by whoever keeps it. */
  tell(message: Uint8Array): void {
    this.line.send(message).catch(() => {
      this.#silent = true;
    });
  }

  isAsked(key: string): boolean {
    return this.#asked.has(key);
  }

  /** The answer came; what it takes up is free once it is written. */
  answered(key: string): void {
    this.#silent = false;
    this.#asked.get(key)?.cancel();
  }

  free(key: string): void {
    const asked = this.#asked.get(key);
    if (!asked) return;
    asked.cancel();
    this.#bytes -= asked.bytes;
    this.#asked.delete(key);
  }

  /** Nothing of this content comes from it any more. */
  freeOf(hash: string): void {
    for (const key of this.#asked.keys()) if (key.startsWith(hash)) this.free(key);
  }

  /** The line is gone. */
  freeAll(): void {
    for (const key of this.#asked.keys()) this.free(key);
  }
}
