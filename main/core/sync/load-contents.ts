import { createHash } from 'node:crypto';
import { PartRecords } from '../blobs/transfer/part-records.ts';
import type { Desk } from '../desk.ts';
import { takeContent } from '../parcels/received-contents.ts';
import { failure, success, type Result } from '../result.ts';
import type { CentreLink, LinkFailure } from './centre-link.ts';
import type { LoadStore } from './load-store.ts';

/** What goes in one piece, and straight into the database. */
const smallContent = 64 * 1024;
/** A piece of a larger one: what is lost when the line breaks. */
const bytesAPiece = 256 * 1024;

type Parts = { readonly desk: Pick<Desk, 'store' | 'ledger' | 'blobs'>; readonly folder: string; readonly kept: LoadStore; readonly link: CentreLink; readonly mayGoOn: () => boolean; readonly came: () => void };
type Wanted = { readonly hash: string; readonly size: number; readonly mime: string };

/** Fetches contents that loaded events speak of, small ones first, each held against its hash. What the server has not whole, or has otherwise, stays wanted: the next visit asks again. */
export async function loadContents(parts: Parts): Promise<Result<null, LinkFailure>> {
  const { kept, link, mayGoOn } = parts;
  const passedOver = new Set<string>();
  while (mayGoOn()) {
    const wanted = kept.wanted(passedOver);
    if (wanted.length === 0) break;
    const small = wanted.filter(({ size }) => size <= smallContent);
    const came = await Promise.all(small.map(({ hash, size }) => (size === 0 ? success(new Uint8Array()) : link.getContent(hash, 0, size))));
    const whole = new Map<string, Uint8Array>();
    for (const [at, { hash }] of small.entries()) {
      const answer = came[at];
      if (answer?.ok && hashOf(answer.value) === hash) whole.set(hash, answer.value);
      else if (answer?.ok || answer?.error.code === 'contentUnknown') passedOver.add(hash);
      else if (answer) return failure(answer.error.code);
    }
    if (!mayGoOn()) break;
    recordSmall(parts, whole);
    record(parts, small.filter(({ hash }) => whole.has(hash)));
    for (const one of wanted.filter(({ size }) => size > smallContent)) {
      const fetched = await fetchLarge(parts, one);
      if (!fetched.ok && fetched.error.code !== 'contentUnknown') return failure(fetched.error.code);
      if (!mayGoOn()) break;
      if (!record(parts, [one])) passedOver.add(one.hash);
    }
  }
  return success(null);
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function recordSmall({ desk: { store, ledger } }: Parts, contents: ReadonlyMap<string, Uint8Array>): void {
  new PartRecords(store).completeSmall(contents, ledger.now());
}

/** What has come is part of the record, since the events that speak of it are. False where it has not. */
function record({ desk: { store, blobs }, kept, came }: Parts, contents: readonly Wanted[]): boolean {
  const recorded = store.transaction(() =>
    contents.filter(({ hash, mime }) => {
      const is = blobs.recordReceived(hash, mime);
      if (is) kept.has(hash);
      return is;
    }),
  );
  if (recorded.length > 0) came();
  return recorded.length === contents.length;
}

async function fetchLarge({ desk: { store, ledger, blobs }, folder, link, mayGoOn }: Parts, { hash, size }: Wanted): Promise<Result<null, LinkFailure>> {
  const taker = await takeContent({ store, blobs, folder, now: () => ledger.now(), here: () => undefined }, hash, size);
  if (!taker) return success(null);
  for (let offset = 0; offset < size; offset += bytesAPiece) {
    const piece = await link.getContent(hash, offset, Math.min(bytesAPiece, size - offset));
    if (!piece.ok || !mayGoOn()) {
      await taker.drop();
      return piece.ok ? failure('unreachable') : failure(piece.error.code);
    }
    await taker.write(piece.value);
  }
  await taker.end();
  return success(null);
}
