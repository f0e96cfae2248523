import type { Input, Output } from '../../../../preload/contract/index.ts';
import type { KeyRequestTable } from '../../db/office-record-tables.ts';
import type { Desk } from '../../desk.ts';
import { localDay } from '../../day.ts';
import type { DeskId } from '../../lan/roster/desk-keys.ts';
import { Refusal } from '../../refusal.ts';
import { chargesOf } from '../../session/charges.ts';
import type { Officer } from '../../session/session.ts';
import { personName } from '../actors.ts';
import { personKeyed } from '../events.ts';
import { keysOfPost } from '../key-holders.ts';
import { giveKeyAtDesk, holdsKey, isAuthorityKey, takeKey } from '../keys-of-office.ts';
import { parseLocalText } from '../local-text.ts';
import { keepsOfficeRecord } from '../record/record-keeper.ts';
import { worksAt } from './answer-keys.ts';
import { newKeysOf } from './key-standing.ts';
import { keysDecided } from './messages.ts';
import { checkOfNewKeys } from './rules.ts';

/** New keys that wait for the registrar, the earliest first. */
export function listKeyRequests(desk: Desk): Output<'office.keyRequests'> {
  if (!keepsOfficeRecord(desk)) return [];
  const { store } = desk;
  const rows = store.all(store.build.selectFrom('key_request').selectAll().where('state', '=', 'waiting').orderBy('asked_at').orderBy('person_id'));
  return rows.map((row) => ({
    personId: row.person_id,
    person: personName(store, row.person_id),
    posts: chargesOf(desk, row.person_id).map(({ post }) => post),
    deskId: row.desk,
    section: sectionOfDesk(desk, row.desk),
    check: checkOfNewKeys(newKeysOf(row)),
    askedAt: row.asked_at,
  }));
}

function sectionOfDesk({ store, network }: Desk, id: DeskId) {
  const section = network.current?.keeper.roster.desks.get(id)?.section;
  const row = section === undefined ? undefined : store.first(store.build.selectFrom('section').select('name').where('id', '=', section));
  return row ? parseLocalText(row.name) : null;
}

/**
 * The registrar says that keys are a person's: from now on they sign for him everywhere, and the sealing keys that his charges need are given
 * to them. Refuses with `onlyAtRegistrarDesk`, `keysRequestGone`, `keysChanged` where other keys were asked for since the digits were read,
 * `noCharge`.
 */
export function confirmKeys(desk: Desk, officer: Officer, { personId, deskId, check }: Input<'office.confirmKeys'>): void {
  const lan = desk.network.current;
  if (!lan) throw new Refusal(desk.network.problem ?? 'noNetwork');
  desk.ledger.commit(() => {
    const keys = newKeysOf(requestOf(desk, personId, deskId));
    if (checkOfNewKeys(keys) !== check) throw new Refusal('keysChanged');
    if (!worksAt(desk, lan, keys)) throw new Refusal('noCharge');
    desk.ledger.append({ type: personKeyed, officer, body: { id: personId, signingKey: keys.signingKey, agreementKey: keys.agreementKey, desk: deskId } });
    for (const name of keysForCharges(desk, officer, personId)) {
      giveKeyAtDesk(desk.store, { key: takeKey(desk.store, name, officer.personId, officer.keys.agreement), name, personId, agreementKey: keys.agreementKey, desk: deskId });
    }
    desk.store.run(desk.store.build.deleteFrom('key_request').where('person_id', '=', personId).where('desk', '=', deskId));
  });
  void lan.tell(deskId, keysDecided, {});
}

/** Of charges that begin later as well. Root and CA stay at the registrar's desk. */
function keysForCharges(desk: Desk, officer: Officer, personId: string): ReadonlySet<string> {
  const { build } = desk.store;
  const posts = desk.store.all(
    build
      .selectFrom('charge')
      .innerJoin('post', 'post.id', 'charge.post_id')
      .select(['post.section_id as section_id', 'post.roles as roles'])
      .where('charge.person_id', '=', personId)
      .where((where) => where.or([where('charge.until_day', 'is', null), where('charge.until_day', '>=', localDay(desk.ledger.now()))])),
  );
  const names = posts.flatMap((post) => keysOfPost(desk, officer, post));
  return new Set(names.filter((name) => !isAuthorityKey(name) && holdsKey(desk.store, name, officer.personId)));
}

/** The registrar says no: the desk is told, and the person may choose again. Refuses with `onlyAtRegistrarDesk`, `keysRequestGone`. */
export function refuseKeys(desk: Desk, { personId, deskId }: Input<'office.refuseKeys'>): void {
  requestOf(desk, personId, deskId);
  desk.store.run(desk.store.build.updateTable('key_request').set({ state: 'refused' }).where('person_id', '=', personId).where('desk', '=', deskId));
  void desk.network.current?.tell(deskId, keysDecided, {});
}

function requestOf(desk: Desk, personId: string, deskId: string): KeyRequestTable {
  const { build } = desk.store;
  const waiting = build.selectFrom('key_request').selectAll().where('person_id', '=', personId).where('desk', '=', deskId).where('state', '=', 'waiting');
  const row = keepsOfficeRecord(desk) ? desk.store.first(waiting) : undefined;
  if (!row) throw new Refusal('keysRequestGone');
  return row;
}
