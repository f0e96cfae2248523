import { z } from 'zod';
import { fileForm, fileKind } from '../../../preload/contract/files.ts';
import { classification, day, id, urgency } from '../../../preload/contract/values.ts';
import { eventType, passingOn } from '../ledger/event-type.ts';

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
    form: fileForm.default('electronic'),
    /** A part or volume (rows 20, 21) belongs to `mainId` and has its place in `ordinal`; a series of `''` is a number given otherwise. */
    kind: fileKind.default('main'),
    mainId: id.nullable().default(null),
    ordinal: z.int().default(1),
    /** The volume that this one goes on from, closed for additions by it, and the paragraphs up to there. */
    continues: id.nullable().default(null),
    paragraphsBefore: z.int().default(0),
    reason: z.string().default(''),
  }),
);

export const fileMoved = passingOn(
  eventType(
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
  ),
);

/** The holder opened the file: from now on it can't be pulled back. */
export const fileRead = passingOn(eventType('file.read', 1, z.strictObject({})));

/** A file of paper is in the hands of the post that it was sent to. */
export const fileReceived = passingOn(eventType('file.received', 1, z.strictObject({})));
