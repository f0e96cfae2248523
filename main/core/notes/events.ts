import { z } from 'zod';
import { id, language, requiredLine, richText } from '../../../preload/contract/values.ts';
import { eventType } from '../ledger/event-type.ts';
import type { ActingOfficer } from '../ledger/ledger.ts';

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

/** Who stands on a draft or yellow note as it was recorded: the officer who sent the file, or, where the desk itself sent it after its post, who wrote there last. */
export type PutUpBy = { readonly officer: ActingOfficer; readonly by?: never } | { readonly officer?: never; readonly by: NoteAuthor };

/** The yellow note as it stood when the file went to another post (row 36), or with its post to another desk; `noteId` is what it will be called once signed. */
export const notePutUp = eventType('note.put-up', 1, z.strictObject({ id, noteId: id, content: richText, by: noteAuthor.nullable().default(null) }));

/** A paragraph that the office keeps for its next notes (row 50), with the note that it was taken from. */
export const precedentKept = eventType(
  'precedent.kept',
  1,
  z.strictObject({ id, title: requiredLine, language, content: richText, fileId: id.nullable(), noteId: id.nullable() }),
);

export const precedentWithdrawn = eventType('precedent.withdrawn', 1, z.strictObject({ id }));
