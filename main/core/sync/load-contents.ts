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

type Parts = { readonly desk: Pick<Desk, 'store' | 'ledger' | 'blobs'>; readonly folder: string; readonly kept: LoadStore; readonly link: CentreLink; readonly mayGoOn: () => boolean; readonly came: () => void; /** Hears that the small ones are here, among them the texts of letters, or at the server no more. */ readonly smallCame: () => void };
type Wanted = { readonly hash: string; readonly size: number; readonly mime: string };

/** Fetches contents that loaded events speak of, small ones first, each held against its hash. What the server has not whole, or has otherwise, stays wanted: the next visit asks again. */
export async function loadContents(parts: Parts): Promise<Result<null, LinkFailure>> {
  const passedOver = new Set<string>();
  while (parts.mayGoOn()) {
    const wanted = parts.kept.wanted(passedOver);
    if (wanted.length === 0) break;
    const small = wanted.filter(({ size }) => size <= smallContent);
    const fetched = await fetchSmall(parts, small);
    if (!fetched.ok) return fetched;
    const large = wanted.filter(({ size }) => size > smallContent);
    const came = new Set(parts.mayGoOn() ? record(parts, small) : []);
    if (large.length > 0) parts.smallCame();
    for (const one of large) {
      const whole = await fetchLarge(parts, one);
      if (!whole.ok) return whole;
    }
    if (!parts.mayGoOn()) break;
    for (const hash of record(parts, large)) came.add(hash);
    for (const { hash } of wanted) if (!came.has(hash)) passedOver.add(hash);
  }
  return success(null);
}

/** All at once, as many as there are connections beside each other. */
async function fetchSmall({ desk: { store, ledger }, link, mayGoOn }: Parts, wanted: readonly Wanted[]): Promise<Result<null, LinkFailure>> {
  const answers = await Promise.all(wanted.map(async ({ hash, size }) => ({ hash, answer: size === 0 ? success(new Uint8Array()) : await link.getContent(hash, 0, size) })));
  const whole = new Map<string, Uint8Array>();
  for (const { hash, answer } of answers) {
    if (!answer.ok && answer.error.code !== 'contentUnknown') return failure(answer.error.code);
    if (answer.ok && hashOf(answer.value) === hash) whole.set(hash, answer.value);
  }
  if (mayGoOn()) new PartRecords(store).completeSmall(whole, ledger.now());
  return success(null);
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What has come is part of the record, since the events that speak of it are. Gives the hashes of it. */
function record({ desk: { store, blobs }, kept, came }: Parts, wanted: readonly Wanted[]): readonly string[] {
  const recorded = store.transaction(() => {
    const here = wanted.filter(({ hash, mime }) => blobs.recordReceived(hash, mime)).map(({ hash }) => hash);
    for (const hash of here) kept.came(hash);
    return here;
  });
  if (recorded.length > 0) came();
  return recorded;
}

async function fetchLarge({ desk: { store, ledger, blobs }, folder, link, mayGoOn }: Parts, { hash, size }: Wanted): Promise<Result<null, LinkFailure>> {
  const taker = await takeContent({ store, blobs, folder, now: () => ledger.now(), here: () => undefined }, hash, size);
  if (!taker) return success(null);
  for (let offset = 0; offset < size; offset += bytesAPiece) {
    const piece = await link.getContent(hash, offset, Math.min(bytesAPiece, size - offset));
    if (!piece.ok || !mayGoOn()) {
      await taker.drop();
      return piece.ok || piece.error.code === 'contentUnknown' ? success(null) : failure(piece.error.code);
    }
    await taker.write(piece.value);
  }
  await taker.end();
  return success(null);
}
