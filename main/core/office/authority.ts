import { createHash } from 'node:crypto';
import type { Desk } from '../desk.ts';
import { exportAuthorityFile, importAuthorityFile } from '../keys/authority-file.ts';
import { localDay } from '../day.ts';
import { plainBytes } from '../ledger/event.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { authorityExported, authorityImported, authorityRemoved } from './events.ts';
import { giveKey, holdsKey, officeAuthorityName, rootKeyName, takeKey, type OfficeAuthority } from './keys-of-office.ts';
import { leastPassphrase, passphraseHolds } from './rules.ts';

/** A file for sticks is some 3 KB; nothing much larger is looked at. */
const largestFile = 65_536;

export type AuthorityCertificates = { readonly root: Uint8Array; readonly authority: Uint8Array };

/** The two certificates of this office, which everybody may see. Refuses with `noOffice`. */
export function authorityCertificates(desk: Desk): AuthorityCertificates {
  const row = desk.store.first(desk.store.build.selectFrom('office').select(['root_certificate', 'authority_certificate']));
  if (!row) throw new Refusal('noOffice');
  return { root: plainBytes(row.root_certificate), authority: plainBytes(row.authority_certificate) };
}

/** Root and CA with their keys, for an officer to whom they were given; refuses with `authorityAway` while they lie on sticks. */
export function takeAuthority(desk: Desk, officer: Officer): OfficeAuthority {
  const certificates = authorityCertificates(desk);
  const take = (name: string) => {
    if (!holdsKey(desk.store, name, officer.personId)) throw new Refusal('authorityAway');
    return takeKey(desk.store, name, officer.personId, officer.keys.agreement);
  };
  return {
    root: { certificate: certificates.root, privateKey: take(rootKeyName) },
    authority: { certificate: certificates.authority, privateKey: take(officeAuthorityName) },
  };
}

/**
 * Root and CA as one encrypted file, to be saved on two sticks. That it was written stands in the ledger, with the file's digest
 * and without any key. Refuses with `passphraseTooShort` (`least`), `authorityAway`.
 */
export function exportAuthority(desk: Desk, officer: Officer, passphrase: string): { bytes: Uint8Array; fileName: string } {
  if (!passphraseHolds(passphrase)) throw new Refusal('passphraseTooShort', { least: leastPassphrase });
  const bytes = exportAuthorityFile(takeAuthority(desk, officer), passphrase.normalize('NFC'));
  desk.ledger.commit(() => desk.ledger.append({ type: authorityExported, officer, body: { digest: digestOf(bytes) } }));
  return { bytes, fileName: `office-authority-${localDay(desk.ledger.now())}.pem` };
}

/**
 * Takes root and CA off this desk, for everybody, and leaves no trace of them in the database's free pages. May be repeated after
 * a full disk. Refuses with `authorityNotExported`: without a stick nobody could ever renew a key again.
 */
export function removeAuthority(desk: Desk, officer: Officer): void {
  const { store } = desk;
  const office = store.first(store.build.selectFrom('office').select('authority_exported_at'));
  if (!office?.authority_exported_at) throw new Refusal('authorityNotExported');
  desk.ledger.commit(() => {
    const { changes } = store.run(store.build.deleteFrom('key_grant').where('kind', '=', 'authority'));
    if (changes > 0) desk.ledger.append({ type: authorityRemoved, officer, body: {} });
  });
  store.database.exec('VACUUM');
  store.database.pragma('wal_checkpoint(TRUNCATE)');
}

/** Brings root and CA back from a stick, for the person who acts alone. Refuses with `authorityFileInvalid`, `passphraseWrong`. */
export function importAuthority(desk: Desk, officer: Officer, stick: { readonly bytes: Uint8Array; readonly passphrase: string }): void {
  if (stick.bytes.length > largestFile) throw new Refusal('authorityFileInvalid');
  const read = importAuthorityFile(stick.bytes, stick.passphrase.normalize('NFC'), authorityCertificates(desk));
  if (!read.ok) throw new Refusal(read.error.code);
  const keys = read.value;
  const person = desk.store.first(desk.store.build.selectFrom('person').select('agreement_key').where('id', '=', officer.personId));
  if (!person) throw new Refusal('notFound');
  const to = { personId: officer.personId, agreementKey: plainBytes(person.agreement_key) };
  desk.ledger.commit(() => {
    desk.ledger.append({ type: authorityImported, officer, body: { digest: digestOf(stick.bytes) } });
    giveKey(desk.store, { key: keys.root.privateKey, name: rootKeyName, ...to });
    giveKey(desk.store, { key: keys.authority.privateKey, name: officeAuthorityName, ...to });
  });
}

function digestOf(bytes: Uint8Array): Uint8Array {
  return plainBytes(createHash('sha256').update(bytes).digest());
}
