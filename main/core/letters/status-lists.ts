import type { KeyObject } from 'node:crypto';
import type { SealingKeyTable } from '../db/office-tables.ts';
import type { Desk } from '../desk.ts';
import { plainBytes } from '../ledger/event.ts';
import { tokenPrefix } from '../seal/letter-standing.ts';
import { sealingKeyFromPrivateKey } from '../seal/private-key.ts';
import { signStatusList } from '../seal/sign-status-list.ts';
import { packStatusLists } from '../seal/status-pack.ts';
import type { LetterState } from '../seal/status-payload.ts';
import { holdsKey, takeKey } from '../office/keys-of-office.ts';
import { isListOf } from './rules.ts';
import type { Officer } from '../session/session.ts';

/** Days for which a list may be relied upon without asking again. */
const listDays = 30;

const stateOf: Readonly<Record<string, LetterState>> = { issued: 'inForce', cancelled: 'cancelled', superseded: 'superseded' };

/**
 * Signs the list of one key and year anew, from the letters as they stand, while the officer's key is open. The newest list is
 * kept for export; its sequence is the ledger's length, so that a later list is always higher. For a compromised key the list
 * also holds the print of each token, by which readers tell the letters really issued; then another key has to sign it. A list of another
 * desk is left to it: here it would miss what that desk has issued since. The list goes to the central server by itself.
 */
export function refreshStatusList(desk: Desk, kid: string, list: number, privateKey: KeyObject): void {
  if (!isListOf(desk.place.ordinal, list)) return;
  const rows = desk.store.all(
    desk.store.build
      .selectFrom('letter')
      .select(['status_index', 'state', 'superseded_by', 'token'])
      .where('kid', '=', kid)
      .where('office', '=', '')
      .where('status_list', '=', list)
      .orderBy('status_index'),
  );
  const states: LetterState[] = ['notIssued'];
  const supersededBy = new Map<number, string>();
  const tokenPrefixes = new Map<number, Uint8Array>();
  const compromised = stateOfKey(desk, kid)?.state === 'compromised';
  for (const row of rows) {
    const index = row.status_index ?? 0;
    states[index] = stateOf[row.state] ?? 'notIssued';
    if (row.superseded_by !== null) supersededBy.set(index, row.superseded_by);
    if (compromised && row.token !== null) tokenPrefixes.set(index, tokenPrefix(plainBytes(row.token)));
  }
  const bytes = signStatusList(
    {
      kid: plainBytes(Buffer.from(kid, 'hex')),
      list,
      sequence: desk.ledger.head.seq,
      issuedAt: Math.floor(desk.ledger.now() / 1000),
      timeToLive: listDays * 86_400,
      states,
      tokenPrefixes,
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
  desk.sync.current?.wake();
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

/** Signs every list anew that the officer can sign. */
export function refreshAllStatusLists(desk: Desk, officer: Officer): void {
  const lists = desk.store.all(
    desk.store.build.selectFrom('letter').select(['kid', 'status_list']).distinct().where('kid', 'is not', null).where('office', '=', ''),
  );
  for (const { kid, status_list: list } of lists) {
    if (kid === null || list === null) continue;
    const key = statusSigner(desk, officer, kid);
    if (key) refreshStatusList(desk, kid, list, key);
  }
}

/** Signs all lists of a section's keys anew with its key in use, after another of them was withdrawn. */
export function refreshSectionStatusLists(desk: Desk, sectionId: string, privateKey: KeyObject): void {
  const lists = desk.store.all(
    desk.store.build
      .selectFrom('letter')
      .innerJoin('sealing_key', 'sealing_key.kid', 'letter.kid')
      .select(['sealing_key.kid as kid', 'letter.status_list as list'])
      .distinct()
      .where('sealing_key.section_id', '=', sectionId),
  );
  for (const { kid, list } of lists) if (list !== null) refreshStatusList(desk, kid, list, privateKey);
}

/**
 * The key that signs the status list of `kid`: the section's key in use, so that whoever holds charge today can end letters of
 * earlier keys too; else `kid` itself unless it is compromised. Null when the officer was given neither.
 */
export function statusSigner(desk: Desk, officer: Officer, kid: string): KeyObject | null {
  const subject = stateOfKey(desk, kid);
  if (!subject) return null;
  const inUse = desk.store.all(
    desk.store.build.selectFrom('sealing_key').select('kid').where('section_id', '=', subject.section_id).where('state', '=', 'active').orderBy('from_day', 'desc'),
  );
  const names = [...inUse.map((row) => row.kid), ...(subject.state === 'compromised' ? [] : [kid])];
  const held = names.find((name) => holdsKey(desk.store, name, officer.personId));
  return held === undefined ? null : takeKey(desk.store, held, officer.personId, officer.keys.agreement);
}

function stateOfKey(desk: Desk, kid: string): Pick<SealingKeyTable, 'state' | 'section_id'> | undefined {
  return desk.store.first(desk.store.build.selectFrom('sealing_key').select(['state', 'section_id']).where('kid', '=', kid));
}
