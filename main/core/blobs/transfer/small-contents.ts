import { isOfHash } from './manifest.ts';
import type { PartPlace } from './part-file.ts';

/** Bytes that share a commit. */
const mostGathered = 512 * 1024;
/** No content waits longer for others to share its commit, in milliseconds. */
const gatheredWithin = 10;

type Batch = { readonly contents: Map<string, Uint8Array>; readonly written: Promise<void>; readonly close: () => void; bytes: number };

/** Small contents go straight into the database; those that come together share one commit. */
export class SmallContents {
  readonly #place: Pick<PartPlace, 'records' | 'now' | 'after' | 'reached'>;
  #batch: Batch | null = null;

  constructor(place: Pick<PartPlace, 'records' | 'now' | 'after' | 'reached'>) {
    this.#place = place;
  }

  /** Is there room for more before what has come is written? */
  get hasRoom(): boolean {
    return this.#batch === null || this.#batch.bytes < mostGathered;
  }

  /** True once the content is durable; false for bytes that are not those of its name. */
  async take({ hash, size }: { readonly hash: string; readonly size: number }, bytes: Uint8Array): Promise<boolean> {
    if (bytes.length !== size || !isOfHash(bytes, Buffer.from(hash, 'hex'))) return false;
    const batch = (this.#batch ??= this.#begin());
    batch.contents.set(hash, Uint8Array.from(bytes));
    batch.bytes += bytes.length;
    if (!this.hasRoom) batch.close();
    await batch.written;
    return true;
  }

  /** Nothing more is on its way: what has come is written now. */
  write(): void {
    this.#batch?.close();
  }

  /** Fulfilled when nothing is under way; what failed was told to whoever took it. */
  async settle(): Promise<void> {
    this.write();
    await Promise.allSettled([this.#batch?.written]);
  }

  #begin(): Batch {
    const { records, now, after, reached } = this.#place;
    const contents = new Map<string, Uint8Array>();
    let close: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    const stop = after(gatheredWithin, close);
    const written = closed.then(() => {
      stop();
      this.#batch = null;
      reached('before last commit');
      records.completeSmall(contents, now());
      reached('after last commit');
    });
    return { contents, written, close, bytes: 0 };
  }
}
