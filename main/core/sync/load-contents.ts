import { PartRecords } from '../blobs/transfer/part-records.ts';
import type { Desk } from '../desk.ts';
import { takeContent } from '../parcels/received-contents.ts';
import { failure, success, type Result } from '../result.ts';
import type { CentreLink, LinkFailure } from './centre-link.ts';
import type { LoadStore, Wanted } from './load-store.ts';
import { fetchSmall, smallAmong } from './small-contents.ts';

/** A piece of a large one: what is lost when the line breaks. */
const bytesAPiece = 256 * 1024;

type Parts = { readonly desk: Pick<Desk, 'store' | 'ledger' | 'blobs'>; readonly folder: string; readonly kept: LoadStore; readonly link: CentreLink; readonly mayGoOn: () => boolean; readonly came: () => void; /** Hears that the small ones are here, among them the texts of letters, or at the server no more. */ readonly smallCame: () => void };

/** Fetches contents that loaded events speak of, small ones first, each held against its hash. What the server has not whole, or has otherwise, stays wanted: the next visit asks again. */
export async function loadContents(parts: Parts): Promise<Result<null, LinkFailure>> {
  const { kept, link, mayGoOn, smallCame } = parts;
  const passedOver = new Set<string>();
  while (mayGoOn()) {
    const wanted = kept.wanted(passedOver);
    const small = smallAmong(wanted);
    const [smallest] = wanted;
    if (!smallest) break;
    if (small.length === 0) smallCame();
    const asked = small.length > 0 ? small : [smallest];
    const came = small.length > 0 ? await fetchSmall(link, small) : await fetchLarge(parts, smallest);
    if (!came.ok) return failure(came.error.code);
    if (!mayGoOn()) break;
    const recorded = record(parts, asked, came.value);
    for (const { hash } of asked) if (!recorded.has(hash)) passedOver.add(hash);
  }
  return success(null);
}

/** What has come is part of the record, since the events that speak of it are; a power cut takes some of it back, and it is brought again. Gives the hashes of it. */
function record({ desk: { store, ledger, blobs }, kept, came }: Parts, wanted: readonly Wanted[], small: ReadonlyMap<string, Uint8Array>): ReadonlySet<string> {
  const recorded = store.unflushed(() =>
    store.transaction(() => {
      new PartRecords(store).completeSmall(small, ledger.now());
      const here = wanted.filter(({ hash, mime }) => blobs.recordReceived(hash, mime)).map(({ hash }) => hash);
      for (const hash of here) kept.came(hash);
      return here;
    }),
  );
  if (recorded.length > 0) came();
  return new Set(recorded);
}

const nothingInMemory: ReadonlyMap<string, Uint8Array> = new Map();

/** In pieces; it lies in a file, and nothing of it in memory. */
async function fetchLarge({ desk: { store, ledger, blobs }, folder, link, mayGoOn }: Parts, { hash, size }: Wanted): Promise<Result<ReadonlyMap<string, Uint8Array>, LinkFailure>> {
  const taker = await takeContent({ store, blobs, folder, now: () => ledger.now(), here: () => undefined }, hash, size);
  if (!taker) return success(nothingInMemory);
  for (let offset = 0; offset < size; offset += bytesAPiece) {
    const piece = await link.getContent(hash, offset, Math.min(bytesAPiece, size - offset));
    if (!piece.ok || !mayGoOn()) {
      await taker.drop();
      return piece.ok || piece.error.code === 'contentUnknown' ? success(nothingInMemory) : failure(piece.error.code);
    }
    await taker.write(piece.value);
  }
  await taker.end();
  return success(nothingInMemory);
}
