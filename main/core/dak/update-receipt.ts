import type { ReceiptTable } from '../db/receipt-tables.ts';
import type { Store } from '../db/store.ts';

/** Changes columns of a receipt's row. Only inside a projection. */
export function updateReceipt(store: Store, id: string, change: Partial<ReceiptTable>): void {
  store.run(store.build.updateTable('receipt').set(change).where('id', '=', id));
}
