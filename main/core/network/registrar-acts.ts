import type { Input } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import type { RosterOffice } from '../lan/enrolment/roster-office.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { Statement } from '../lan/roster/statements.ts';
import { Refusal } from '../refusal.ts';
import type { Lan } from './lan.ts';
import { OpenAdmission } from './open-admission.ts';
import { trustOf } from './open-network.ts';
import { orRefuseRoster } from './roster-refusal.ts';

type RegistrarsLan = { readonly lan: Lan; readonly office: RosterOffice };

/** The LAN, at its registrar's desk; refuses with `noNetwork`, `notRegistrarDesk`. */
function registrarsLan({ network }: Desk): RegistrarsLan {
  const lan = network.current;
  if (!lan) throw new Refusal(network.problem ?? 'noNetwork');
  if (!lan.office) throw new Refusal('notRegistrarDesk');
  return { lan, office: lan.office };
}

/** Signs a statement into the list of desks; the others hear of it at once. */
function state(desk: Desk, statement: Statement): void {
  orRefuseRoster(registrarsLan(desk).office.state(statement));
}

/** Takes newcomers for ten minutes; goes on where it does already. Refuses with `lanUnavailable` too. */
export async function beginAdmission(desk: Desk): Promise<void> {
  const { lan, office } = registrarsLan(desk);
  const { network } = desk;
  if (network.admission?.isOpen) return network.admission.next();
  await network.admission?.close();
  const admission = new OpenAdmission({ lan, office, trust: () => trustOf(desk), changed: () => network.changed() });
  try {
    await admission.start();
  } catch {
    throw new Refusal('lanUnavailable');
  }
  network.admission = admission;
}

/** Admits the desk that shows the code. Gives the four digits to be typed there. */
export function acceptDesk(desk: Desk, { code, sectionId, postIds, replaces, roles }: Input<'network.acceptDesk'>): { readonly desk: DeskId; readonly answer: string } {
  const { lan } = registrarsLan(desk);
  if (replaces === lan.id) throw new Refusal('ownDesk');
  refuseUnknown(desk, sectionId, postIds);
  const { admission } = desk.network;
  if (!admission?.isOpen) throw new Refusal('admissionClosed');
  const place = { section: sectionId, posts: [...postIds], roles: ['desk' as const, ...roles], addresses: [] };
  return orRefuseRoster(admission.accept(code, replaces === undefined ? place : { ...place, replaces }));
}

export async function endAdmission(desk: Desk): Promise<void> {
  await desk.network.admission?.end();
}

/** Takes a desk off the list, for ever; its posts work at the registrar's desk again. */
export function revokeDesk(desk: Desk, { deskId, reason }: Input<'network.revokeDesk'>): void {
  if (deskId === registrarsLan(desk).lan.id) throw new Refusal('ownDesk');
  state(desk, { kind: 'revoked', desk: deskId, reason });
}

export function movePost(desk: Desk, { postId, deskId }: Input<'network.movePost'>): void {
  registrarsLan(desk);
  refuseUnknown(desk, null, [postId]);
  state(desk, { kind: 'postMoved', post: postId, to: deskId });
}

export function setAddresses(desk: Desk, { deskId, addresses }: Input<'network.setAddresses'>): void {
  state(desk, { kind: 'addressed', desk: deskId, addresses });
}

function refuseUnknown({ store }: Desk, sectionId: string | null, postIds: readonly string[]): void {
  const { build } = store;
  const posts = new Set(store.all(build.selectFrom('post').select('id')).map(({ id }) => id));
  const sections = new Set(store.all(build.selectFrom('section').select('id')).map(({ id }) => id));
  if (postIds.some((post) => !posts.has(post)) || (sectionId !== null && !sections.has(sectionId))) throw new Refusal('notFound');
}
