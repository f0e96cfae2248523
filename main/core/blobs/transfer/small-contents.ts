import { isOfHash } from './manifest.ts';
import type { PartPlace } from './part-file.ts';

type Batch = { readonly contents: Map<string, Uint8Array>; readonly written: Promise<void> };

/** Small contents go straight into the database; those that come together share one commit. */
export class SmallContents {
  readonly #place: Pick<PartPlace, 'records' | 'now' | 'reached'>;
  #batch: Batch | null = null;

  constructor(place: Pick<PartPlace, 'records' | 'now' | 'reached'>) {
    this.#place = place;
  }

  /** True once the content is durable; false for bytes that are not those of its name. */
  async take({ hash, size }: { readonly hash: string; readonly size: number }, bytes: Uint8Array): Promise<boolean> {
    if (bytes.length !== size || !isOfHash(bytes, Buffer.from(hash, 'hex'))) return false;
    this.#batch ??= this.#begin();
    this.#batch.contents.set(hash, Uint8Array.from(bytes));
    await this.#batch.written;
    return true;
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
