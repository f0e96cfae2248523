import type { z } from 'zod';
import type { Desk } from '../../desk.ts';
import type { DeskId } from '../../lan/roster/desk-keys.ts';
import { plainBytes } from '../../ledger/event.ts';
import { keyIdOf } from '../../ledger/foreign-event.ts';
import { deskOfPost } from '../../network/rules.ts';
import { chargesOf } from '../../session/charges.ts';
import { keepsOfficeRecord } from '../record/record-keeper.ts';
import type { RecordLan } from '../record/fetch-record.ts';
import type { grant, keyAsked } from './messages.ts';
import { isProven, type NewKeys } from './rules.ts';

type Asked = z.infer<typeof keyAsked.body>;
type Answer = z.infer<typeof keyAsked.answer>;

/** Bytes of sealing keys in one answer; what does not fit is asked for again. */
const mostGrantBytes = 256 * 1024;

/**
 * At the registrar's desk: another desk asks for a person's keys to be confirmed. Null, and nothing is kept, where this is not that desk, the
 * keys are not proven, or the person holds charge of no post that works there.
 */
export function answerKeyAsked(desk: Desk, lan: RecordLan, { asked, from }: { readonly asked: Asked; readonly from: DeskId }): Answer | null {
  const keys: NewKeys = { personId: asked.personId, desk: from, signingKey: asked.signingKey, agreementKey: asked.agreementKey };
  if (!keepsOfficeRecord(desk) || !isProven(keys, asked.proof) || !worksAt(desk, lan, keys)) return null;
  if (isConfirmed(desk, keys)) return { state: 'confirmed' };
  const { build } = desk.store;
  const before = desk.store.first(build.selectFrom('key_request').selectAll().where('person_id', '=', keys.personId).where('desk', '=', from));
  if (before && Buffer.from(before.signing_key).equals(keys.signingKey) && Buffer.from(before.agreement_key).equals(keys.agreementKey)) return { state: before.state };
  const row = { signing_key: keys.signingKey, agreement_key: keys.agreementKey, proof: asked.proof, asked_at: desk.ledger.now(), state: 'waiting' as const };
  const request = build.insertInto('key_request').values({ person_id: keys.personId, desk: from, ...row });
  desk.store.run(request.onConflict((conflict) => conflict.columns(['person_id', 'desk']).doUpdateSet(row)));
  desk.announce(['key_request']);
  return { state: 'waiting' };
}

/** Does a person hold charge of a post that works at the desk where he made the keys? */
export function worksAt(desk: Desk, lan: RecordLan, { personId, desk: at }: Pick<NewKeys, 'personId' | 'desk'>): boolean {
  return chargesOf(desk, personId).some(({ postId }) => deskOfPost(lan.keeper.roster, postId, lan.registrarDesk()) === at);
}

function isConfirmed({ store }: Desk, { personId, desk, signingKey }: NewKeys): boolean {
  const known = store.build.selectFrom('person_key').select('key_id').where('person_id', '=', personId).where('key_id', '=', keyIdOf(signingKey)).where('desk', '=', desk);
  return store.first(known) !== undefined;
}

/** Sealing keys for persons at a desk, but for those that it has; null where this is not the registrar's desk. */
export function giveGrants(desk: Desk, from: DeskId, have: readonly string[]): { grants: z.infer<typeof grant>[] } | null {
  if (!keepsOfficeRecord(desk)) return null;
  const known = new Set(have);
  const rows = desk.store.all(desk.store.build.selectFrom('desk_grant').selectAll().where('desk', '=', from).orderBy('person_id').orderBy('key_id'));
  const grants: z.infer<typeof grant>[] = [];
  let size = 0;
  for (const row of rows.filter((one) => !known.has(`${one.person_id}/${one.key_id}`))) {
    size += row.record.length;
    if (size > mostGrantBytes) break;
    grants.push({ personId: row.person_id, keyId: row.key_id, record: plainBytes(row.record) });
  }
  return { grants };
}
