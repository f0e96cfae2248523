import { z } from 'zod';
import { appendix, mostPages } from '../../../preload/contract/attachments.ts';
import { id } from '../../../preload/contract/values.ts';
import { eventType } from '../ledger/event-type.ts';

/**
 * A scan was put with a paper (domain.md rows 1 and 14). Its content, size, kind and name are the event's one blob. Without a receipt
 * it belongs to the file on whose chain the event stands. `pages` of a PDF is what the viewer counted;
 * `appendix` counts for a paper of the file itself (row 23); the signed paper copy of a letter names its letter (row 42) and is none.
 */
export const attachmentAdded = eventType(
  'attachment.added',
  1,
  z.strictObject({ id, receiptId: id.nullable(), pages: z.int().min(1).max(mostPages), title: z.string(), appendix: appendix.default('correspondence'), letterId: id.nullable().default(null) }),
  ({ receiptId }) => receiptId,
);

/** Crossed out, with the reason; record and content stay. */
export const attachmentWithdrawn = eventType('attachment.withdrawn', 1, z.strictObject({ id, reason: z.string().min(1) }));
