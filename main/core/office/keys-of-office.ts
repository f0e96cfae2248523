import type { KeyObject } from 'node:crypto';
import { makeOfficeCa, makeRoot, makeSealingCertificate, type CertifiedKey } from '../keys/certificates.ts';
import { grantKey, openGrant } from '../keys/key-grant.ts';
import type { Store } from '../db/store.ts';
import { plainBytes } from '../ledger/event.ts';
import { Refusal } from '../refusal.ts';
import { sealingKeyFromPrivateKey } from '../seal/private-key.ts';
import { addYears } from '../day.ts';
import { inLanguage } from './local-text.ts';
import type { OfficeProfile } from './events.ts';
import type { LocalText } from '../../../preload/contract/values.ts';

/** Names of the two authority keys in `key_grant`; sealing keys go by their kid in hex. */
export const rootKeyName = 'root';
export const officeAuthorityName = 'office-ca';

/** Root or office CA, which never leave the registrar's desk but on sticks? */
export const isAuthorityKey = (name: string): boolean => name === rootKeyName || name === officeAuthorityName;

/** Years that each key may sign (seal.md 2.5). */
const rootYears = 20;
const authorityYears = 6;
const sealingYears = 1;

export type OfficeAuthority = { readonly root: CertifiedKey; readonly authority: CertifiedKey };

/** Root and office CA for a new office; `today` is the day of the ceremony. */
export function makeAuthority(profile: OfficeProfile, today: string): OfficeAuthority {
  const organization = inLanguage(profile.name, 'en');
  const country = profile.country.toUpperCase();
  const root = makeRoot({
    name: { commonName: `${organization} Root`, organization, country },
    from: startOf(today),
    to: startOf(addYears(today, rootYears)),
  });
  const authority = makeOfficeCa(
    { name: { commonName: `${organization} Office CA`, organization, country }, from: startOf(today), to: startOf(addYears(today, authorityYears)) },
    root,
  );
  return { root, authority };
}

export type NewSealingKey = {
  readonly kid: string;
  readonly publicKey: Uint8Array;
  readonly certificate: Uint8Array;
  readonly privateKey: KeyObject;
  readonly from: string;
  readonly until: string;
};

/** A section's sealing key, certified by the office CA; it may seal letters dated from today for one year. */
export function makeSealingKey(profile: OfficeProfile, section: LocalText, authority: CertifiedKey, today: string): NewSealingKey {
  const until = addYears(today, sealingYears);
  const certified = makeSealingCertificate(
    {
      name: {
        commonName: inLanguage(section, 'en'),
        organization: inLanguage(profile.name, 'en'),
        country: profile.country.toUpperCase(),
      },
      from: startOf(today),
      to: startOf(addYears(until, 1)),
    },
    authority,
  );
  const { kid, publicKey } = sealingKeyFromPrivateKey(certified.privateKey);
  return { kid: Buffer.from(kid).toString('hex'), publicKey, certificate: certified.certificate, privateKey: certified.privateKey, from: today, until };
}

/** Lets a person use a key: wrapped so that only his PIN opens it. Only inside a commit. */
export function giveKey(store: Store, grant: { key: KeyObject; name: string; personId: string; agreementKey: Uint8Array }): void {
  const kind = isAuthorityKey(grant.name) ? 'authority' : 'sealing';
  const record = grantKey(grant.key, new Uint8Array(Buffer.from(grant.name)), grant.agreementKey);
  store.run(
    store.build
      .insertInto('key_grant')
      .values({ key_id: grant.name, person_id: grant.personId, kind, record })
      .onConflict((conflict) => conflict.columns(['key_id', 'person_id', 'kind']).doUpdateSet({ record })),
  );
}

/** Lets a person use a sealing key at another desk, where it is fetched: wrapped for the keys that he has there. Only inside a commit. */
export function giveKeyAtDesk(store: Store, grant: { key: KeyObject; name: string; personId: string; agreementKey: Uint8Array; desk: string }): void {
  const record = grantKey(grant.key, new Uint8Array(Buffer.from(grant.name)), grant.agreementKey);
  const row = store.build.insertInto('desk_grant').values({ desk: grant.desk, person_id: grant.personId, key_id: grant.name, record });
  store.run(row.onConflict((conflict) => conflict.columns(['desk', 'person_id', 'key_id']).doUpdateSet({ record })));
}

/** Lets a person use a key wherever he works: sealing keys with all the keys that he has, root and CA at the registrar's desk only. Only inside a commit. */
export function giveKeyToPerson(store: Store, { key, name, personId }: { key: KeyObject; name: string; personId: string }): void {
  const { build } = store;
  const person = store.first(build.selectFrom('person').select('agreement_key').where('id', '=', personId));
  if (person) giveKey(store, { key, name, personId, agreementKey: plainBytes(person.agreement_key) });
  if (isAuthorityKey(name)) return;
  for (const { desk, agreement_key: agreementKey } of store.all(build.selectFrom('person_key').select(['desk', 'agreement_key']).where('person_id', '=', personId))) {
    if (desk !== null && agreementKey !== null) giveKeyAtDesk(store, { key, name, personId, agreementKey: plainBytes(agreementKey), desk });
  }
}

/** The private key that a person was given; refuses with `sealKeyMissing`. */
export function takeKey(store: Store, name: string, personId: string, agreement: KeyObject): KeyObject {
  const row = store.first(
    store.build.selectFrom('key_grant').select('record').where('key_id', '=', name).where('person_id', '=', personId),
  );
  if (!row) throw new Refusal('sealKeyMissing');
  const opened = openGrant(row.record, agreement);
  if (!opened.ok) throw new Refusal('sealKeyMissing');
  return opened.value.key;
}

/** Was this person given the key? */
export function holdsKey(store: Store, name: string, personId: string): boolean {
  const row = store.first(
    store.build.selectFrom('key_grant').select('key_id').where('key_id', '=', name).where('person_id', '=', personId),
  );
  return row !== undefined;
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
