import type { Store } from '../db/store.ts';
import { on, type Projection } from '../ledger/event-type.ts';
import { keyIdOf } from '../ledger/foreign-event.ts';
import { standardNumbering } from '../numbers/standard-numbering.ts';
import {
  authorityExported,
  authorityImported,
  authorityRemoved,
  chargeEnded,
  chargeGiven,
  deskOpened,
  deskRestored,
  headAdded,
  headClosed,
  numberingChanged,
  officeFounded,
  personKeyed,
  personRegistered,
  postCreated,
  sealingKeyCertified,
  sealingKeyRetired,
  sealingKeyWithdrawn,
  sectionCreated,
  trustListIssued,
} from './events.ts';

export const officeProjections: readonly Projection[] = [
  on(deskOpened, (store, event, body) => {
    store.run(
      store.build.insertInto('desk').values({ log: Buffer.from(event.log).toString('hex'), desk_key: body.key, name: body.name }),
    );
  }),
  on(deskRestored, () => undefined),
  on(officeFounded, (store, _event, body) => {
    store.run(
      store.build.insertInto('office').values({
        id: body.profile.id,
        profile: JSON.stringify(body.profile),
        root_certificate: body.rootCertificate,
        authority_certificate: body.authorityCertificate,
        level: null,
      }),
    );
    const { volumePages, ...standard } = standardNumbering;
    store.run(
      store.build.insertInto('numbering').values({
        office_id: body.profile.id,
        letter: body.profile.letterTemplate,
        file: body.profile.fileTemplate,
        ...standard,
        volume_pages: volumePages,
        changed_at: null,
      }),
    );
  }),
  on(numberingChanged, (store, event, { volumePages, ...templates }) => {
    store.run(store.build.updateTable('numbering').set({ ...templates, volume_pages: volumePages, changed_at: event.wall }));
  }),
  on(headAdded, (store, event, body) => {
    store.run(
      store.build.insertInto('head').values({
        id: body.id,
        section_id: body.sectionId,
        level: body.level,
        code: body.code,
        name: body.name,
        added_at: event.wall,
        closed_at: null,
      }),
    );
  }),
  on(headClosed, (store, event, body) => {
    store.run(store.build.updateTable('head').set({ closed_at: event.wall }).where('id', '=', body.id));
  }),
  on(sectionCreated, (store, _event, body) => {
    store.run(store.build.insertInto('section').values({ id: body.id, code: body.code, name: JSON.stringify(body.name) }));
  }),
  on(postCreated, (store, _event, body) => {
    store.run(
      store.build.insertInto('post').values({
        id: body.id,
        section_id: body.sectionId,
        code: body.code,
        name: JSON.stringify(body.name),
        roles: JSON.stringify(body.roles),
      }),
    );
  }),
  on(personRegistered, (store, _event, body) => {
    store.run(
      store.build.insertInto('person').values({
        id: body.id,
        name: JSON.stringify(body.name),
        signing_key: body.signingKey,
        agreement_key: body.agreementKey,
      }),
    );
    rememberKey(store, body.id, body.signingKey);
  }),
  on(personKeyed, (store, _event, { id, signingKey, agreementKey, desk }) => {
    const before = store.build.updateTable('person_key').set({ desk: null, agreement_key: null });
    store.run(before.where('person_id', '=', id).where('desk', '=', desk));
    rememberKey(store, id, signingKey);
    const now = store.build.updateTable('person_key').set({ desk, agreement_key: agreementKey });
    store.run(now.where('person_id', '=', id).where('key_id', '=', keyIdOf(signingKey)));
  }),
  on(chargeGiven, (store, _event, body) => {
    store.run(
      store.build.insertInto('charge').values({
        id: body.id,
        post_id: body.postId,
        person_id: body.personId,
        kind: body.kind,
        from_day: body.from,
        until_day: body.until,
      }),
    );
  }),
  on(chargeEnded, (store, _event, body) => {
    store.run(store.build.updateTable('charge').set({ until_day: body.until }).where('id', '=', body.id));
  }),
  on(sealingKeyCertified, (store, _event, body) => {
    store.run(
      store.build.insertInto('sealing_key').values({
        kid: body.kid,
        section_id: body.sectionId,
        public_key: body.publicKey,
        certificate: body.certificate,
        state: 'active',
        from_day: body.from,
        until_day: body.until,
      }),
    );
  }),
  on(sealingKeyRetired, (store, _event, body) => {
    store.run(store.build.updateTable('sealing_key').set({ state: 'retired', until_day: body.until }).where('kid', '=', body.kid));
  }),
  on(sealingKeyWithdrawn, (store, _event, body) => {
    store.run(
      store.build
        .updateTable('sealing_key')
        .set({ state: 'compromised', withdrawn_at: body.at, withdrawn_reason: body.reason })
        .where('kid', '=', body.kid),
    );
  }),
  on(authorityExported, (store, event) => {
    store.run(store.build.updateTable('office').set({ authority_exported_at: event.wall }));
  }),
  on(authorityRemoved, () => undefined),
  on(authorityImported, () => undefined),
  on(trustListIssued, (store, _event, body) => {
    store.run(store.build.insertInto('trust_list').values({ sequence: body.sequence, bytes: body.bytes }));
  }),
];

/** A key that a person has signed with stays known, whatever key comes after it. */
export function rememberKey(store: Store, person: string, signingKey: Uint8Array): void {
  const row = { person_id: person, key_id: keyIdOf(signingKey), signing_key: signingKey, desk: null, agreement_key: null };
  store.run(store.build.insertInto('person_key').values(row).onConflict((conflict) => conflict.columns(['person_id', 'key_id']).doNothing()));
}
