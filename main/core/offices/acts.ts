import type { OfficeLevel } from '../../../preload/contract/offices.ts';
import { officeLevel } from '../../../preload/contract/offices.ts';
import type { Desk } from '../desk.ts';
import { plainBytes } from '../ledger/event.ts';
import type { Lan } from '../network/lan.ts';
import { officeMark } from '../parcels/head.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { officeAffiliated, officeLevelled, officeParted } from './events.ts';
import { officeCode, readOfficeCode } from './office-code.ts';
import type { OfficesVisit } from './offices-visit.ts';
import { affiliations, ownLevel } from './own-place.ts';
import { mayStandOver } from './rules.ts';
import { walkTree } from './take-office.ts';

/** This desk's place among offices; refuses with `noNetwork`, `notRegistrarDesk`. */
function registrars({ network, offices }: Desk): { readonly lan: Lan; readonly visit: OfficesVisit } {
  const lan = network.current;
  const visit = offices.current;
  if (!lan || !visit) throw new Refusal(network.problem ?? 'noNetwork');
  if (!lan.office) throw new Refusal('notRegistrarDesk');
  return { lan, visit };
}

/** Says where this office stands. The others of the tree hear of it at the next visit. */
export function setLevel(desk: Desk, officer: Officer, level: OfficeLevel): void {
  const { visit } = registrars(desk);
  desk.ledger.commit(() => desk.ledger.append({ type: officeLevelled, officer, body: { level } }));
  void visit.look();
}

/** Says that this office stands under the one with that code. Refuses with `officeCodeUnknown`, `ownOffice`, `superiorNamed`, `centreUnreachable`. */
export async function nameSuperior(desk: Desk, officer: Officer, typed: string): Promise<void> {
  const { visit, lan } = registrars(desk);
  const code = readOfficeCode(typed);
  if (code === null) throw new Refusal('officeCodeUnknown');
  if (code === officeCode(lan.keeper.roster.root)) throw new Refusal('ownOffice');
  const root = await visit.find(code);
  // Whatever the server says: only one key has this code.
  if (officeCode(root) !== code) throw new Refusal('officeCodeUnknown');
  const bonds = affiliations(desk.store);
  if (bonds.some(({ side, office }) => side === 'superior' || office === officeMark(root))) throw new Refusal('superiorNamed');
  bind(desk, officer, root, 'superior');
}

/** Says of an office that waits that it stands under this one. Refuses with `notFound`, `levelsDoNotFit`. */
export function admitOffice(desk: Desk, officer: Officer, office: string): void {
  registrars(desk);
  const { store } = desk;
  const request = store.first(store.build.selectFrom('office_request').selectAll().where('office', '=', office));
  if (!request) throw new Refusal('notFound');
  if (!mayStandOver(ownLevel(store), officeLevel.nullable().parse(request.level))) throw new Refusal('levelsDoNotFit');
  bind(desk, officer, plainBytes(request.root), 'subordinate');
}

/** Takes a bond back. Refuses with `notFound`. */
export function partFrom(desk: Desk, officer: Officer, office: string): void {
  const { visit } = registrars(desk);
  const bond = affiliations(desk.store).find((one) => one.office === office);
  if (!bond) throw new Refusal('notFound');
  desk.ledger.commit(() => {
    desk.ledger.append({ type: officeParted, officer, body: { root: bond.root } });
    walkTree(desk.store, visit.self);
  });
  void visit.look();
}

function bind(desk: Desk, officer: Officer, root: Uint8Array, side: 'superior' | 'subordinate'): void {
  const { visit } = registrars(desk);
  desk.ledger.commit(() => {
    desk.ledger.append({ type: officeAffiliated, officer, body: { root, side } });
    desk.store.run(desk.store.build.deleteFrom('office_request').where('office', '=', officeMark(root)));
    walkTree(desk.store, visit.self);
  });
  void visit.look();
}
