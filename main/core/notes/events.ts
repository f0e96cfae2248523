import { z } from 'zod';
import { id, language, requiredLine, richText } from '../../../preload/contract/values.ts';
import { eventType } from '../ledger/event-type.ts';

/** Somebody who wrote a note, as an event names him. */
export const noteAuthor = z.strictObject({ post: id, person: id, acting: z.boolean() });
export type NoteAuthor = z.infer<typeof noteAuthor>;

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
    /** Those who wrote or edited it while it was yellow, the first writer first, without the signer. */
    draftedBy: z.array(noteAuthor).default([]),
  }),
);

/** The yellow note as it stood when the file went to another post (row 36); `noteId` is what it will be called once signed. */
export const notePutUp = eventType('note.put-up', 1, z.strictObject({ id, noteId: id, content: richText }));

/** A paragraph that the office keeps for its next notes (row 50), with the note that it was taken from. */
export const precedentKept = eventType(
  'precedent.kept',
  1,
  z.strictObject({ id, title: requiredLine, language, content: richText, fileId: id.nullable(), noteId: id.nullable() }),
);

export const precedentWithdrawn = eventType('precedent.withdrawn', 1, z.strictObject({ id }));
