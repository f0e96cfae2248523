import { z } from 'zod';
import { classification, id, urgency } from '../../../preload/contract/values.ts';
import { eventType } from '../ledger/event-type.ts';

export const fileOpened = eventType(
  'file.opened',
  1,
  z.strictObject({
    id,
    number: z.string(),
    series: z.string(),
    sequence: z.int(),
    subject: z.string(),
    classification,
    urgency,
    sectionId: id,
  }),
);

export const fileMoved = eventType(
  'file.moved',
  1,
  z.strictObject({
    id,
    toPost: id,
    kind: z.enum(['put-up', 'forward', 'return', 'pull-back']),
    remarks: z.string(),
    urgency,
  }),
);

/** The holder opened the file: from now on it can't be pulled back. */
export const fileRead = eventType('file.read', 1, z.strictObject({}));
