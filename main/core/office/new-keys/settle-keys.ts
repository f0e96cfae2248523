import type { KeyRequestTable } from '../../db/office-record-tables.ts';
import { toRefusal } from '../../db/open-database.ts';
import type { Desk } from '../../desk.ts';
import type { DeskId } from '../../lan/roster/desk-keys.ts';
import { plainBytes } from '../../ledger/event.ts';
import { keyIdOf } from '../../ledger/foreign-event.ts';
import { Refusal } from '../../refusal.ts';
import { keepsOfficeRecord } from '../record/record-keeper.ts';
import type { RecordLan } from '../record/fetch-record.ts';
import { keyAsked, officeGrants } from './messages.ts';
import { newKeysOf } from './key-standing.ts';

/**
 * Brings the keys of persons at this desk on: asks the registrar's desk for those that wait, and fetches the sealing keys that were given to
 * those that are confirmed. May be called at any time and as often as one likes; what can't be done now waits for the next time.
 */
export async function settleKeys(desk: Desk, lan: RecordLan): Promise<void> {
  const registrar = lan.registrarDesk();
  if (registrar === null || keepsOfficeRecord(desk) || !lan.isReachable(registrar)) return;
  try {
    for (const request of waitingRequests(desk, lan.id)) await askFor(desk, lan, { registrar, request });
    if (hasKeysHere(desk, lan.id)) await fetchGrants(desk, lan, registrar);
  } catch (error) {
    if (!(toRefusal(error) instanceof Refusal)) throw error;
  }
}

/** Requests of this desk without an answer. */
export function waitingRequests({ store }: Desk, self: DeskId): KeyRequestTable[] {
  return store.all(store.build.selectFrom('key_request').selectAll().where('desk', '=', self).where('state', '=', 'waiting').orderBy('asked_at'));
}

async function askFor(desk: Desk, lan: RecordLan, { registrar, request }: { readonly registrar: DeskId; readonly request: KeyRequestTable }): Promise<void> {
  if (isInRecord(desk, request)) return forget(desk, request);
  const { personId, signingKey, agreementKey } = newKeysOf(request);
  const answer = await lan.ask(registrar, keyAsked, { personId, signingKey, agreementKey, proof: plainBytes(request.proof) });
  if (!answer.ok || answer.value.state === 'waiting') return;
  if (answer.value.state === 'refused') refused(desk, request);
  else if (isInRecord(desk, request)) forget(desk, request);
}

/** The record alone confirms; the registrar's answer only says that it is on its way. */
function isInRecord({ store }: Desk, { person_id, signing_key }: KeyRequestTable): boolean {
  const known = store.build.selectFrom('person_key').select('key_id').where('person_id', '=', person_id).where('key_id', '=', keyIdOf(signing_key));
  return store.first(known) !== undefined;
}

function forget(desk: Desk, { person_id, desk: self }: KeyRequestTable): void {
  desk.store.run(desk.store.build.deleteFrom('key_request').where('person_id', '=', person_id).where('desk', '=', self));
  desk.announce(['key_request']);
}

/** The keys are good for nothing: the person may choose a PIN again. */
function refused(desk: Desk, { person_id, desk: self }: KeyRequestTable): void {
  const { build } = desk.store;
  desk.store.transaction(() => {
    desk.store.run(build.deleteFrom('vault').where('person_id', '=', person_id));
    desk.store.run(build.updateTable('key_request').set({ state: 'refused' }).where('person_id', '=', person_id).where('desk', '=', self));
  });
  desk.announce(['key_request']);
}

function hasKeysHere({ store }: Desk, self: DeskId): boolean {
  return store.first(store.build.selectFrom('person_key').select('key_id').where('desk', '=', self).limit(1)) !== undefined;
}

/** Only for persons whose keys at this desk are in the record, and only keys that the record knows. */
async function fetchGrants(desk: Desk, lan: RecordLan, registrar: DeskId): Promise<void> {
  const { store } = desk;
  const { build } = store;
  const have = store.all(build.selectFrom('key_grant').select(['person_id', 'key_id']).where('kind', '=', 'sealing')).map((row) => `${row.person_id}/${row.key_id}`);
  const answer = await lan.ask(registrar, officeGrants, { have: have.slice(0, 4_096) });
  if (!answer.ok || answer.value.grants.length === 0) return;
  const persons = new Set(store.all(build.selectFrom('person_key').select('person_id').where('desk', '=', lan.id)).map((row) => row.person_id));
  const kids = new Set(store.all(build.selectFrom('sealing_key').select('kid')).map((row) => row.kid));
  const grants = answer.value.grants.filter(({ personId, keyId }) => persons.has(personId) && kids.has(keyId));
  store.transaction(() => {
    for (const { personId, keyId, record } of grants) {
      const row = build.insertInto('key_grant').values({ key_id: keyId, person_id: personId, kind: 'sealing', record });
      store.run(row.onConflict((conflict) => conflict.columns(['key_id', 'person_id', 'kind']).doUpdateSet({ record })));
    }
  });
  desk.announce(['key_grant']);
}
