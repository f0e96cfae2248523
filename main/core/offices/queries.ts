import { officeLevel, type OfficeTree, type OtherOffice } from '../../../preload/contract/offices.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { plainBytes } from '../ledger/event.ts';
import { parseLocalText } from '../office/local-text.ts';
import { officeCode } from './office-code.ts';
import { affiliations, ownLevel } from './own-place.ts';
import { isBound } from './take-office.ts';

const level = officeLevel.nullable().catch(null);

/** Where this office stands among others, as far as this desk knows. */
export function officeTree(desk: Desk): OfficeTree {
  const { store, network, offices } = desk;
  const { build } = store;
  const lan = network.current;
  const known = new Map(store.all(build.selectFrom('other_office').selectAll()).map((row) => [row.office, row]));
  const self = offices.current?.self ?? '';
  const view = (row: { readonly office: string; readonly root: Uint8Array; readonly name: string | null; readonly level: string | null }): OtherOffice => ({
    office: row.office, code: officeCode(plainBytes(row.root)), name: row.name === null ? null : parseLocalText(row.name), level: level.parse(row.level),
  });
  const bonds = affiliations(store).map((bond) => ({
    side: bond.side,
    shown: { ...view(known.get(bond.office) ?? { ...bond, name: null, level: null }), bound: isBound(store, self, bond.office) },
  }));
  return {
    registrarDesk: lan?.office != null,
    centre: lan?.keeper.roster.centre != null,
    code: lan ? officeCode(lan.keeper.roster.root) : null,
    level: ownLevel(store),
    superior: bonds.find(({ side }) => side === 'superior')?.shown ?? null,
    subordinates: bonds.filter(({ side }) => side === 'subordinate').map(({ shown }) => shown),
    requests: store.all(build.selectFrom('office_request').selectAll().orderBy('name')).map(view),
    others: reached(desk).map(view),
  };
}

function reached({ store }: Desk) {
  return store.all(store.build.selectFrom('other_office').selectAll().where('distance', 'is not', null).orderBy('distance').orderBy('name'));
}

/** Posts of other offices to which a file can go. */
export function postsOfOthers(desk: Desk): Output<'offices.posts'> {
  const { store } = desk;
  return reached(desk).map((row) => ({
    office: row.office,
    name: parseLocalText(row.name),
    level: level.parse(row.level),
    posts: store
      .all(store.build.selectFrom('other_post').select(['id', 'name', 'holder']).where('office', '=', row.office).where('listed', '=', 1).orderBy('place'))
      .map(({ id, name, holder }) => ({ id, name: parseLocalText(name), holder: holder === null ? null : parseLocalText(holder) })),
  }));
}
