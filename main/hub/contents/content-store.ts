import type { ErrorCode } from '../../../preload/contract/errors.ts';
import { Refusal } from '../../core/refusal.ts';

/** What is here of a content: so many bytes from its beginning on; `whole` once they are all and hold. */
export type Standing = { readonly have: number; readonly whole: boolean };

/** The next bytes of a content, and how long it is in all. */
export type Piece = { readonly offset: number; readonly size: number; readonly bytes: Uint8Array };

/** Where the server keeps contents: named by their SHA-256 in hex, whole or not at all for whoever reads. What it can't do just now it rejects with `StoreAway`. */
export type ContentStore = {
  readonly standing: (hash: string) => Promise<Standing>;
  /** Puts a piece on at the end of what is here. Durable when it resolves; says whether the content is whole now, or wrong: then it was thrown away. */
  readonly append: (hash: string, piece: Piece) => Promise<'more' | 'whole' | 'wrong' | 'gap'>;
  /** Puts a whole content here, all of it or nothing. */
  readonly put: (hash: string, size: number, pieces: AsyncIterable<Uint8Array>) => Promise<'whole' | 'wrong'>;
  /** Bytes of a whole content, none past its end; null where there is no such content. */
  readonly read: (hash: string, offset: number, length: number) => Promise<Uint8Array | null>;
  /** Whether it can be reached now. */
  readonly answers: () => Promise<boolean>;
};

/** The store can't be reached, or does not let the server in: nothing was kept, and who asked comes again. `told` is what it answered, or what the line did. */
export class StoreAway extends Refusal {
  constructor(code: Extract<ErrorCode, 'contentsUnreachable' | 'contentsRefused' | 'contentsBucketMissing'>, told: string) {
    super(code, { told });
    this.message = `${code} (${told})`;
  }
}

const bytesAtOnce = 1024 * 1024;

/** All bytes of a whole content, a megabyte at a time. Rejects where it goes meanwhile. */
export async function* bytesOfContent(contents: Pick<ContentStore, 'read'>, hash: string, size: number): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < size; ) {
    const bytes = await contents.read(hash, offset, Math.min(bytesAtOnce, size - offset));
    if (!bytes || bytes.length === 0) throw new Error('a content went while it was read');
    yield bytes;
    offset += bytes.length;
  }
}
