import { z } from 'zod';
import { id, richText } from '../../../preload/contract/values.ts';
import { eventType } from '../ledger/event-type.ts';

/** A green note: numbered, signed, frozen (domain.md rows 36 to 39). `content` is null when an officer only signs. */
export const noteSigned = eventType(
  'note.signed',
  1,
  z.strictObject({
    id,
    number: z.int(),
    firstParagraph: z.int(),
    lastParagraph: z.int(),
    content: richText.nullable(),
    decision: z.enum(['approved', 'agreed', 'seen']).nullable(),
    side: z.enum(['left', 'right']),
  }),
);
