import type { KeyObject } from 'node:crypto';
import type { Desk } from '../desk.ts';
import { localDay } from '../day.ts';
import { plainBytes } from '../ledger/event.ts';
import type { ActingOfficer } from '../ledger/ledger.ts';
import { Refusal } from '../refusal.ts';
import { sealingKeyFromPrivateKey } from '../seal/private-key.ts';
import { sealProfiles } from '../seal/seal-facts.ts';
import { signTrustList, type TrustEntry } from '../seal/trust-list.ts';
import { sealingKeyCertified, trustListIssued } from './events.ts';
import type { NewSealingKey } from './keys-of-office.ts';
import { parseLocalText, withEnglish } from './local-text.ts';
import { readOffice } from './office.ts';

/** Days after which a reader should look for a newer list. */
const trustListDays = 400;

/** Records a section's certified sealing key. Only inside a commit. */
export function certifySealingKey(desk: Desk, sectionId: string, key: NewSealingKey, officer: ActingOfficer | null): void {
  desk.ledger.append({
    type: sealingKeyCertified,
    officer,
    body: { kid: key.kid, sectionId, publicKey: key.publicKey, certificate: key.certificate, from: key.from, until: key.until },
  });
}

/** Signs and records a new trust list over all sealing keys of the office. Only inside a commit. */
export function issueTrustList(desk: Desk, rootKey: KeyObject, officer: ActingOfficer | null): void {
  const office = readOffice(desk.store);
  const rows = desk.store.all(
    desk.store.build
      .selectFrom('sealing_key')
      .innerJoin('section', 'section.id', 'sealing_key.section_id')
      .select(['kid', 'public_key', 'state', 'from_day', 'until_day', 'withdrawn_at', 'section.name as section_name'])
      .orderBy('kid'),
  );
  const entries = rows.map(
    (row): TrustEntry => ({
      kid: plainBytes(Buffer.from(row.kid, 'hex')),
      publicKey: plainBytes(row.public_key),
      officeId: office.id,
      office: withEnglish(office.name),
      section: withEnglish(parseLocalText(row.section_name)),
      profiles: [sealProfiles.open, sealProfiles.masked],
      signFrom: row.from_day,
      signTo: row.until_day,
      state: row.state,
      compromisedAt: row.withdrawn_at === null ? null : Math.floor(row.withdrawn_at / 1000),
      statusUri: null,
      signatories: [],
    }),
  );
  const issuedAt = Math.floor(desk.ledger.now() / 1000);
  const sequence = (newestTrustList(desk)?.sequence ?? 0) + 1;
  const bytes = signTrustList(
    { sequence, issuedAt, nextUpdate: issuedAt + trustListDays * 86_400, hosts: [office.verifyHost], entries },
    sealingKeyFromPrivateKey(rootKey),
  );
  desk.ledger.append({ type: trustListIssued, officer, body: { sequence, bytes } });
}

/** The newest trust list of this office; null before the office is set up. */
export function newestTrustList(desk: Desk): { sequence: number; bytes: Uint8Array } | null {
  const row = desk.store.first(desk.store.build.selectFrom('trust_list').selectAll().orderBy('sequence', 'desc').limit(1));
  return row ? { sequence: row.sequence, bytes: plainBytes(row.bytes) } : null;
}

export type ActiveSealingKey = { readonly kid: string; readonly publicKey: Uint8Array; readonly certificate: Uint8Array };

/** The key that a section seals with today; null when it has none in force. */
export function sealingKeyOf(desk: Desk, sectionId: string): ActiveSealingKey | null {
  const today = localDay(desk.ledger.now());
  const row = desk.store.first(
    desk.store.build
      .selectFrom('sealing_key')
      .select(['kid', 'public_key', 'certificate'])
      .where('section_id', '=', sectionId)
      .where('state', '=', 'active')
      .where('from_day', '<=', today)
      .where('until_day', '>=', today)
      .orderBy('from_day', 'desc')
      .limit(1),
  );
  return row ? { kid: row.kid, publicKey: plainBytes(row.public_key), certificate: plainBytes(row.certificate) } : null;
}

/** The key that a section seals with today; refuses with `sealKeyEnded` when it has to be renewed, `sealKeyMissing` where there is none. */
export function requireSealingKey(desk: Desk, sectionId: string): ActiveSealingKey {
  const key = sealingKeyOf(desk, sectionId);
  if (key) return key;
  const ended = desk.store.first(
    desk.store.build
      .selectFrom('sealing_key')
      .select('kid')
      .where('section_id', '=', sectionId)
      .where('state', '=', 'active')
      .where('until_day', '<', localDay(desk.ledger.now())),
  );
  throw new Refusal(ended ? 'sealKeyEnded' : 'sealKeyMissing');
}
