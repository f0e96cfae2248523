import type { BlobStore } from '../blobs/blob-store.ts';
import { failure, success, type Result } from '../result.ts';
import type { CentreLink, LinkFailure } from './centre-link.ts';
import type { SyncStore } from './sync-store.ts';
import { routes } from './wire.ts';

/** Four seconds at 128 kbit/s: what is lost when a line breaks (ledger.md 7.7). */
const bytesAPiece = 64 * 1024;
/** On a line that carries a piece in no time round trips count. */
const bytesAPieceOnAQuickLine = 512 * 1024;
const quickMs = 250;

type Parts = { readonly store: SyncStore; readonly blobs: BlobStore; readonly link: CentreLink; readonly now: () => number; readonly sent: () => void };

/** Brings contents there that events at the server speak of: small ones first, each from where the server has it (ledger.md 7.7). One that is missing here too is owed no more. */
export async function pushContents({ store, blobs, link, now, sent }: Parts): Promise<Result<null, LinkFailure>> {
  for (let owed = store.contentsOwed(); owed.length > 0; owed = store.contentsOwed()) {
    const asked = await link.ask(routes.contents, { contents: owed.map(({ hash, size }) => ({ hash, size })) });
    if (!asked.ok) return failure(asked.error.code);
    const there = new Map(asked.value.contents.map(({ hash, have }) => [hash, have]));
    for (const { hash, size } of owed) {
      const put = await putContent({ blobs, link, now }, { hash, size, have: there.get(hash) ?? 0 });
      if (!put.ok) return put;
      store.paid(hash);
      sent();
    }
  }
  return success(null);
}

async function putContent({ blobs, link, now }: Pick<Parts, 'blobs' | 'link' | 'now'>, { hash, size, have }: { readonly hash: string; readonly size: number; readonly have: number }): Promise<Result<null, LinkFailure>> {
  let piece = bytesAPiece;
  for (let offset = have; offset < size; ) {
    const bytes = blobs.readPiece(hash, offset, piece);
    if (!bytes || bytes.length === 0) return success(null);
    const began = now();
    const put = await link.putContent(hash, { offset, size, bytes });
    if (!put.ok) return put;
    offset += bytes.length;
    piece = now() - began < quickMs ? bytesAPieceOnAQuickLine : bytesAPiece;
  }
  return success(null);
}
