import type { Store } from '../db/store.ts';
import type { DispatchLineTable } from '../db/letter-tables.ts';
import { on, type Projection } from '../ledger/event-type.ts';
import { markOfSeries } from '../numbers/desk-mark.ts';
import { useNumber } from '../numbers/series.ts';
import { dispatchDelivered, dispatchEntered, dispatchReturned, dispatchSent, handedToMessenger } from './events.ts';

export const dispatchProjections: readonly Projection[] = [
  on(dispatchEntered, (store, event, body) => {
    for (const line of body.lines) {
      useNumber(store, event, { key: body.series, sequence: line.serial });
      store.run(
        store.build.insertInto('dispatch_line').values({
          id: line.id,
          letter_id: body.letterId,
          serial: line.serial,
          mark: markOfSeries(body.series),
          day: body.day,
          addressee: line.addressee,
          address: line.address,
          kind: line.kind,
          enclosures: body.enclosures,
          mode: null,
          tracking: '',
          postage: null,
          messenger: '',
          state: 'pending',
          sent_on: null,
          delivered_on: null,
          received_by: '',
          return_reason: '',
          updated_at: event.wall,
        }),
      );
    }
  }),
  on(handedToMessenger, (store, event, body) => {
    update(store, body.ids, {
      state: 'with-messenger',
      mode: 'hand',
      messenger: body.messenger,
      sent_on: body.day,
      return_reason: '',
      updated_at: event.wall,
    });
  }),
  on(dispatchSent, (store, event, body) => {
    update(store, body.ids, {
      state: 'dispatched',
      mode: body.mode,
      tracking: body.tracking,
      postage: body.postage,
      sent_on: body.day,
      return_reason: '',
      updated_at: event.wall,
    });
  }),
  on(dispatchDelivered, (store, event, body) => {
    update(store, body.ids, { state: 'delivered', delivered_on: body.day, received_by: body.receivedBy, updated_at: event.wall });
  }),
  on(dispatchReturned, (store, event, body) => {
    update(store, body.ids, { state: 'returned', delivered_on: body.day, return_reason: body.reason, updated_at: event.wall });
  }),
];

function update(store: Store, ids: readonly string[], change: Partial<DispatchLineTable>): void {
  store.run(store.build.updateTable('dispatch_line').set(change).where('id', 'in', [...ids]));
}
