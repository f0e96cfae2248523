import { receiptDisposed } from '../dak/events.ts';
import type { Store } from '../db/store.ts';
import { decodeSignedEvent } from '../ledger/signed-event.ts';

/** Dates the disposals that an earlier version of the program recorded without saying when in the table: the events know. */
export function dateDisposals(store: Store): void {
  const undated = store.build.selectFrom('receipt').select('id').where('state', '=', 'disposed').where('disposed_at', 'is', null).limit(1);
  if (!store.first(undated)) return;
  store.transaction(() => {
    const said = store.all(store.build.selectFrom('event').select('bytes').where('type', '=', receiptDisposed.name));
    for (const { bytes } of said) {
      const { event } = decodeSignedEvent(bytes);
      const { receiptId } = receiptDisposed.body.parse(event.body);
      store.run(store.build.updateTable('receipt').set({ disposed_at: event.wall }).where('id', '=', receiptId));
    }
  });
}
