import { createHash } from 'node:crypto';
import type { Store } from '../../db/store.ts';
import { plainBytes } from '../../ledger/event.ts';
import type { Projection } from '../../ledger/event-type.ts';
import { officeRecordTypes } from './record-types.ts';

/** How far a record goes: so many events, with a digest over them in their order. */
export type RecordPlace = { readonly count: number; readonly digest: Uint8Array };

const domain = Buffer.from('daftar/office-record/1\0');
const nothing: RecordPlace = { count: 0, digest: new Uint8Array(32) };

/** The place after one more event. */
export function placeAfter({ count, digest }: RecordPlace, hash: Uint8Array): RecordPlace {
  return { count: count + 1, digest: plainBytes(createHash('sha256').update(domain).update(digest).update(hash).digest()) };
}

/** How far the record goes that is here. */
export function recordPlace(store: Store): RecordPlace {
  const last = store.first(store.build.selectFrom('record_event').selectAll().orderBy('place', 'desc').limit(1));
  return last ? { count: last.place, digest: plainBytes(last.digest) } : nothing;
}

/** How the record stood after so many events; null where fewer are here. */
export function recordPlaceAt(store: Store, count: number): RecordPlace | null {
  if (count === 0) return nothing;
  const row = store.first(store.build.selectFrom('record_event').selectAll().where('place', '=', count));
  return row ? { count: row.place, digest: plainBytes(row.digest) } : null;
}

/** Notes each event of the record in its order, so that the record can be handed on and held against another. */
export function rememberRecord(projection: Projection): Projection {
  if (!officeRecordTypes.has(projection.name)) return projection;
  return {
    ...projection,
    apply: (store, event) => {
      projection.apply(store, event);
      const { count, digest } = placeAfter(recordPlace(store), event.hash);
      store.run(store.build.insertInto('record_event').values({ place: count, hash: event.hash, digest }));
    },
  };
}
