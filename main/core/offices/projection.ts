import { on, type Projection } from '../ledger/event-type.ts';
import { officeMark } from '../parcels/head.ts';
import { officeAffiliated, officeLevelled, officeParted } from './events.ts';

export const officesProjections: readonly Projection[] = [
  on(officeLevelled, (store, _event, { level }) => void store.run(store.build.updateTable('office').set({ level }))),
  on(officeAffiliated, (store, event, { root, side }) => {
    const row = { office: officeMark(root), root, side, at: event.wall };
    store.run(store.build.insertInto('affiliation').values(row).onConflict((conflict) => conflict.column('office').doUpdateSet(row)));
  }),
  on(officeParted, (store, _event, { root }) => void store.run(store.build.deleteFrom('affiliation').where('office', '=', officeMark(root)))),
];
