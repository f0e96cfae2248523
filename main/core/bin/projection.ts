import { updateReceipt } from '../dak/update-receipt.ts';
import type { Store } from '../db/store.ts';
import { enterAct } from '../files/life-projection.ts';
import { on, type Projection, type RecordedEvent } from '../ledger/event-type.ts';
import { fileBinned, fileRestored, receiptBinned, receiptRestored } from './events.ts';

/** What is cancelled is closed to all work; the number and what is written of it stay where they are. */
export const binProjections: readonly Projection[] = [
  on(receiptBinned, (store, event, body) => {
    updateReceipt(store, body.receiptId, { state: 'disposed', disposal: body.reason, disposed_at: event.wall, binned_at: event.wall });
  }),
  on(receiptRestored, (store, _event, body) => {
    updateReceipt(store, body.receiptId, { state: 'open', disposal: '', disposed_at: null, binned_at: null });
  }),
  on(fileBinned, (store, event, body) => {
    setFile(store, event, 'closed', event.wall);
    enterAct(store, event, { id: body.id, kind: 'binned', remarks: body.reason });
  }),
  on(fileRestored, (store, event, body) => {
    setFile(store, event, 'open', null);
    enterAct(store, event, { id: body.id, kind: 'restored' });
  }),
];

function setFile(store: Store, event: RecordedEvent, state: 'open' | 'closed', binnedAt: number | null): void {
  store.run(store.build.updateTable('file').set({ state, binned_at: binnedAt }).where('id', '=', event.file?.id ?? ''));
}
