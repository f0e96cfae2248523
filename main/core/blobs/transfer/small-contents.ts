import type { PartPlace } from './part-file.ts';

type Batch = { readonly contents: Map<string, Uint8Array>; readonly written: Promise<void> };

/** Small contents go straight into the database; those that come together share one commit. */
export class SmallContents {
  readonly #place: Pick<PartPlace, 'records' | 'now' | 'reached'>;
  #batch: Batch | null = null;

  constructor(place: Pick<PartPlace, 'records' | 'now' | 'reached'>) {
    this.#place = place;
  }

  /** Fulfilled when the content, whose bytes were checked, is durable. */
  take(hash: string, bytes: Uint8Array): Promise<void> {
    this.#batch ??= this.#begin();
    this.#batch.contents.set(hash, Uint8Array.from(bytes));
    return this.#batch.written;
  }

  /** Fulfilled when nothing is under way; what failed was told to whoever took it. */
  async settle(): Promise<void> {
    await Promise.allSettled([this.#batch?.written]);
  }

  #begin(): Batch {
    const { records, now, reached } = this.#place;
    const contents = new Map<string, Uint8Array>();
    const written = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      this.#batch = null;
      reached('before last commit');
      records.completeSmall(contents, now());
      reached('after last commit');
    });
    return { contents, written };
  }
}
