import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import { localDay } from '../day.ts';
import type { SealingKeyTable, SectionTable } from '../db/office-tables.ts';
import type { Desk } from '../desk.ts';
import { refreshSectionStatusLists } from '../letters/status-lists.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { takeAuthority } from './authority.ts';
import { sealingKeyRetired, sealingKeyWithdrawn } from './events.ts';
import { holdersOfSectionKey } from './key-holders.ts';
import { giveKeyToPerson, makeSealingKey, takeKey, type NewSealingKey } from './keys-of-office.ts';
import { parseLocalText } from './local-text.ts';
import { readOffice } from './office.ts';
import { lastDayOfRetired } from './rules.ts';
import { certifySealingKey, issueTrustList } from './trust.ts';

type Ending = { readonly sectionId: string; readonly reason: string; readonly kid?: string | undefined };
type NextKey = Pick<NewSealingKey, 'kid' | 'from' | 'until'>;

/**
 * A new sealing key for a section. The old one is retired: letters of its days stay good, none can be sealed with it any more.
 * Officers of the section and registrars are given the new one. Refuses with `notFound`, `authorityAway`.
 */
export function renewSealingKey(desk: Desk, officer: Officer, sectionId: string): NextKey & { readonly retired: string[] } {
  const section = readSection(desk, sectionId);
  const { root, authority } = takeAuthority(desk, officer);
  const today = localDay(desk.ledger.now());
  const key = makeSealingKey(readOffice(desk.store), parseLocalText(section.name), authority, today);
  const retired = desk.ledger.commit(() => {
    const old = keysOf(desk, sectionId).filter(({ state }) => state === 'active');
    putInUse(desk, officer, sectionId, key);
    for (const ended of old) {
      const last = lastDayOfRetired({ from: ended.from_day, until: ended.until_day }, today, lastLetterDay(desk, ended.kid));
      desk.ledger.append({ type: sealingKeyRetired, officer, body: { kid: ended.kid, until: last } });
    }
    issueTrustList(desk, root.privateKey, officer);
    return old.map(({ kid }) => kid);
  });
  return { kid: key.kid, from: key.from, until: key.until, retired };
}

/**
 * Withdraws a key that may be in other hands. The trust list calls it compromised; its status lists are signed by the section's
 * other key and carry the prints of the tokens really issued, so that exactly those letters survive. Withdrawing the key in use
 * makes a new one at once. Refuses with `remarksRequired`, `notFound`, `authorityAway`.
 */
export function withdrawSealingKey(desk: Desk, officer: Officer, ending: Ending): NextKey & { readonly withdrawn: string } {
  const reason = ending.reason.trim();
  if (reason === '') throw new Refusal('remarksRequired');
  const section = readSection(desk, ending.sectionId);
  const { root, authority } = takeAuthority(desk, officer);
  return desk.ledger.commit(() => {
    const withdrawn = keyToWithdraw(keysOf(desk, section.id), ending.kid);
    desk.ledger.append({ type: sealingKeyWithdrawn, officer, body: { kid: withdrawn.kid, at: desk.ledger.now(), reason } });
    desk.store.run(desk.store.build.deleteFrom('key_grant').where('key_id', '=', withdrawn.kid));
    desk.store.run(desk.store.build.deleteFrom('desk_grant').where('key_id', '=', withdrawn.kid));
    const sister = keysOf(desk, section.id).find(({ state }) => state === 'active');
    const { next, privateKey } = sister
      ? { next: viewOf(sister), privateKey: takeKey(desk.store, sister.kid, officer.personId, officer.keys.agreement) }
      : makeNext(desk, officer, { section, authority });
    issueTrustList(desk, root.privateKey, officer);
    refreshSectionStatusLists(desk, section.id, privateKey);
    return { ...next, withdrawn: withdrawn.kid };
  });
}

type Making = { readonly section: SectionTable; readonly authority: ReturnType<typeof takeAuthority>['authority'] };

function makeNext(desk: Desk, officer: Officer, { section, authority }: Making): { next: NextKey; privateKey: KeyObject } {
  const key = makeSealingKey(readOffice(desk.store), parseLocalText(section.name), authority, localDay(desk.ledger.now()));
  putInUse(desk, officer, section.id, key);
  return { next: { kid: key.kid, from: key.from, until: key.until }, privateKey: key.privateKey };
}

function putInUse(desk: Desk, officer: Officer, sectionId: string, key: NewSealingKey): void {
  certifySealingKey(desk, sectionId, key, officer);
  for (const personId of holdersOfSectionKey(desk, sectionId)) giveKeyToPerson(desk.store, { key: key.privateKey, name: key.kid, personId });
}

function readSection(desk: Desk, sectionId: string): SectionTable {
  const section = desk.store.first(desk.store.build.selectFrom('section').selectAll().where('id', '=', sectionId));
  if (!section) throw new Refusal('notFound');
  return section;
}

/** Newest first. */
function keysOf(desk: Desk, sectionId: string): SealingKeyTable[] {
  return desk.store.all(
    desk.store.build.selectFrom('sealing_key').selectAll().where('section_id', '=', sectionId).orderBy('from_day', 'desc').orderBy('until_day', 'desc').orderBy('state'),
  );
}

function keyToWithdraw(keys: readonly SealingKeyTable[], kid: string | undefined): SealingKeyTable {
  const key = keys.find((candidate) => (kid === undefined ? candidate.state === 'active' : candidate.kid === kid));
  if (!key || key.state === 'compromised') throw new Refusal('notFound');
  return key;
}

function lastLetterDay(desk: Desk, kid: string): string | null {
  return desk.store.first(desk.store.build.selectFrom('letter').select(sql<string | null>`max(day)`.as('day')).where('kid', '=', kid))?.day ?? null;
}

function viewOf(key: SealingKeyTable): NextKey {
  return { kid: key.kid, from: key.from_day, until: key.until_day };
}
