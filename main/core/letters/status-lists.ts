import type { KeyObject } from 'node:crypto';
import type { Desk } from '../desk.ts';
import { plainBytes } from '../ledger/event.ts';
import { sealingKeyFromPrivateKey } from '../seal/private-key.ts';
import { signStatusList } from '../seal/sign-status-list.ts';
import { packStatusLists } from '../seal/status-pack.ts';
import type { LetterState } from '../seal/status-payload.ts';
import { holdsKey, takeKey } from '../office/keys-of-office.ts';
import type { Officer } from '../session/session.ts';

/** Days for which a list may be relied upon without asking again. */
const listDays = 30;

const stateOf: Readonly<Record<string, LetterState>> = { issued: 'inForce', cancelled: 'cancelled', superseded: 'superseded' };

/**
 * Signs the list of one key and year anew, from the letters as they stand, while the officer's key is open. The newest list is
 * kept for export; its sequence is the ledger's length, so that a later list is always higher.
 */
export function refreshStatusList(desk: Desk, kid: string, list: number, privateKey: KeyObject): void {
  const rows = desk.store.all(
    desk.store.build
      .selectFrom('letter')
      .select(['status_index', 'state', 'superseded_by'])
      .where('kid', '=', kid)
      .where('status_list', '=', list)
      .orderBy('status_index'),
  );
  const states: LetterState[] = ['notIssued'];
  const supersededBy = new Map<number, string>();
  for (const row of rows) {
    const index = row.status_index ?? 0;
    states[index] = stateOf[row.state] ?? 'notIssued';
    if (row.superseded_by !== null) supersededBy.set(index, row.superseded_by);
  }
  const bytes = signStatusList(
    {
      kid: plainBytes(Buffer.from(kid, 'hex')),
      list,
      sequence: desk.ledger.head.seq,
      issuedAt: Math.floor(desk.ledger.now() / 1000),
      timeToLive: listDays * 86_400,
      states,
      tokenPrefixes: new Map(),
      supersededBy,
    },
    sealingKeyFromPrivateKey(privateKey),
  );
  const row = { bytes, issued_at: desk.ledger.now(), entries: rows.length };
  desk.store.run(
    desk.store.build
      .insertInto('status_list')
      .values({ kid, list, ...row })
      .onConflict((conflict) => conflict.columns(['kid', 'list']).doUpdateSet(row)),
  );
}

/** All lists of this office in one file, newest of each key and year; null when nothing was ever issued. */
export function exportStatusLists(desk: Desk): { readonly bytes: Uint8Array; readonly issuedAt: number; readonly entries: number } | null {
  const rows = desk.store.all(desk.store.build.selectFrom('status_list').selectAll().orderBy('kid').orderBy('list'));
  if (rows.length === 0) return null;
  return {
    bytes: packStatusLists(rows.map((row) => plainBytes(row.bytes))),
    issuedAt: Math.max(...rows.map((row) => row.issued_at)),
    entries: rows.reduce((sum, row) => sum + row.entries, 0),
  };
}

/** Signs every list anew whose key the officer was given. */
export function refreshAllStatusLists(desk: Desk, officer: Officer): void {
  const lists = desk.store.all(
    desk.store.build.selectFrom('letter').select(['kid', 'status_list']).distinct().where('kid', 'is not', null),
  );
  for (const { kid, status_list: list } of lists) {
    if (kid === null || list === null || !holdsKey(desk.store, kid, officer.personId)) continue;
    refreshStatusList(desk, kid, list, takeKey(desk.store, kid, officer.personId, officer.keys.agreement));
  }
}
