import type { Desk } from '../../desk.ts';
import { plainBytes } from '../../ledger/event.ts';
import { ownLogs } from '../../ledger/log-tree.ts';
import { findOffice } from '../office.ts';
import { keepsOfficeRecord } from './record-keeper.ts';
import { signRecordHead, type RecordLog } from './record-head.ts';
import { recordPlace, recordPlaceAt } from './record-place.ts';

/** Bytes of events in one answer. One event always goes; none is larger than 64 KiB. */
const pageBytes = 256 * 1024;

const pageEvents = 1_000;

export type RecordPage = { readonly head: Uint8Array; readonly events: Uint8Array[] };

/**
 * The events of the record after so many, in their exact bytes. The registrar's desk signs a head for just these; any other desk that has the
 * record gives the head that it was given, and no event that is not under it. Null where there is nothing to give.
 */
export function givePage(desk: Desk, self: string, after: number): RecordPage | null {
  if (keepsOfficeRecord(desk)) return ownPage(desk, self, after);
  const kept = desk.store.first(desk.store.build.selectFrom('record_head').select('bytes'));
  return kept ? { head: plainBytes(kept.bytes), events: eventsAfter(desk, after) } : null;
}

function ownPage(desk: Desk, self: string, after: number): RecordPage | null {
  const office = findOffice(desk.store);
  if (!office) return null;
  const events = eventsAfter(desk, after);
  const place = recordPlaceAt(desk.store, after + events.length) ?? recordPlace(desk.store);
  return { head: signRecordHead({ office: office.id, ...place, logs: logsOf(desk, self) }, desk.identity.privateKey), events };
}

function eventsAfter({ store }: Desk, after: number): Uint8Array[] {
  const rows = store.build.selectFrom('record_event').innerJoin('event', 'event.hash', 'record_event.hash').select('bytes');
  const events: Uint8Array[] = [];
  let size = 0;
  for (const { bytes } of store.all(rows.where('place', '>', after).orderBy('place').limit(pageEvents))) {
    size += bytes.length;
    if (events.length > 0 && size > pageBytes) break;
    events.push(plainBytes(bytes));
  }
  return events;
}

/** This desk's logs, one an incarnation, and those of desks that were the registrar's before. */
function logsOf(desk: Desk, self: string): RecordLog[] {
  const { build } = desk.store;
  const others = desk.store.all(
    build.selectFrom('desk_log').selectAll().where('log', 'in', build.selectFrom('record_event').innerJoin('event', 'event.hash', 'record_event.hash').select('event.log').distinct()),
  );
  const own = [...new Set([...ownLogs(desk.store), desk.ledger.logName])].map((log) => ({ log, desk: self, signingKey: desk.identity.publicKey }));
  return [...own, ...others.map((row) => ({ log: row.log, desk: row.desk, signingKey: plainBytes(row.signing_key) }))];
}
