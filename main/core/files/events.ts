import { z } from 'zod';
import { classification, day, id, urgency } from '../../../preload/contract/values.ts';
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
    form: z.enum(['physical', 'electronic']).default('electronic'),
  }),
);

export const fileMoved = eventType(
  'file.moved',
  1,
  z.strictObject({
    id,
    toPost: id,
    kind: z.enum(['put-up', 'forward', 'reply', 'return', 'pull-back']),
    remarks: z.string(),
    urgency,
    dueOn: day.nullable().default(null),
    /** The sender wants to see it until it is done. */
    followUp: z.boolean().default(false),
  }),
);

/** The holder opened the file: from now on it can't be pulled back. */
export const fileRead = eventType('file.read', 1, z.strictObject({}));

/** A file of paper is in the hands of the post that it was sent to. */
export const fileReceived = eventType('file.received', 1, z.strictObject({}));
