import { on, type Projection } from '../ledger/event-type.ts';
import { followUpSet } from './events.ts';

export const movementProjections: readonly Projection[] = [
  on(followUpSet, (store, _event, { kind, movementId, followed }) => {
    const table = kind === 'file' ? 'movement' : 'receipt_movement';
    store.run(store.build.updateTable(table).set({ followed: Number(followed) }).where('id', '=', movementId));
  }),
];
