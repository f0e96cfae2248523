import { z } from 'zod';
import { id } from '../../../preload/contract/values.ts';
import { ofReceipt } from '../dak/events.ts';
import { eventType } from '../ledger/event-type.ts';

/** An entry of the diary made by mistake is cancelled; its number stays used (domain.md row 35). */
export const receiptBinned = eventType('receipt.binned', 1, z.strictObject({ receiptId: id, reason: z.string().min(1) }), ofReceipt);
export const receiptRestored = eventType('receipt.restored', 1, z.strictObject({ receiptId: id }), ofReceipt);

/** A file opened by mistake is cancelled; its number stays used. `id` is that of the entry in the history. */
export const fileBinned = eventType('file.binned', 1, z.strictObject({ id, reason: z.string().min(1) }));
export const fileRestored = eventType('file.restored', 1, z.strictObject({ id }));
