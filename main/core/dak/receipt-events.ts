import { z } from 'zod';
import { attachmentWithdrawn } from '../attachments/events.ts';
import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import type { Projection, RecordedEvent } from '../ledger/event-type.ts';
import { receiptDiarised, receiptFiled } from './events.ts';

const named = z.looseObject({ receiptId: z.string().nullish(), copyId: z.string().optional(), id: z.string().optional() });

const spokenOf = reused((row: { receipt_id: string; hash: Uint8Array }) => sqlBuilder.insertInto('receipt_event').values(row));

/**
 * Remembers which events speak of a receipt, so that a file can take the receipts in it along to another desk, with all that was said of them.
 * What stands on the chain of a file goes with the file anyway; an invoice speaks of many receipts and stays with its registry.
 */
export function rememberReceipt(projection: Projection): Projection {
  return {
    ...projection,
    apply: (store, event) => {
      projection.apply(store, event);
      const receipt = receiptOf(store, event);
      if (receipt !== null) store.run(spokenOf({ receipt_id: receipt, hash: event.hash }));
    },
  };
}

function receiptOf(store: Store, event: RecordedEvent): string | null {
  if (event.type === receiptFiled.name) return null;
  const { receiptId, copyId, id } = named.parse(event.body);
  if (receiptId) return receiptId;
  if (copyId !== undefined) return store.first(store.build.selectFrom('receipt_copy').select('receipt_id').where('id', '=', copyId))?.receipt_id ?? null;
  if (event.type === receiptDiarised.name) return id ?? null;
  if (event.type !== attachmentWithdrawn.name || id === undefined) return null;
  return store.first(store.build.selectFrom('attachment').select('receipt_id').where('id', '=', id))?.receipt_id ?? null;
}
