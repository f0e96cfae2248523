import type { Insertable } from 'kysely';
import { reused } from '../db/reused.ts';
import type { Schema } from '../db/schema.ts';
import { sqlBuilder } from '../db/store.ts';
import { actorOn } from '../files/projection.ts';
import { on, type Projection } from '../ledger/event-type.ts';
import { bodyText } from '../pages/body-text.ts';
import { normaliseForSearch } from '../text/normalise.ts';
import { notePutUp, noteSigned, precedentKept, precedentWithdrawn } from './events.ts';

const noteKept = reused((row: Insertable<Schema['note']>) => sqlBuilder.insertInto('note').values(row));
const noteCounted = reused((of: { file: string; notes: number; paragraphs: number }) =>
  sqlBuilder.updateTable('file').set((row) => ({ notes: of.notes, paragraphs: row('paragraphs', '+', of.paragraphs) })).where('id', '=', of.file),
);

export const notesProjections: readonly Projection[] = [
  on(noteSigned, (store, event, body) => {
    const actor = actorOn(event.actor);
    const file = event.file?.id ?? '';
    store.run(
      noteKept({
        id: body.id,
        file_id: file,
        number: body.number,
        first_paragraph: body.firstParagraph,
        last_paragraph: body.lastParagraph,
        content: body.content ? JSON.stringify(body.content) : null,
        decision: body.decision,
        side: body.side,
        post_id: actor.post,
        person_id: actor.person,
        acting: Number(actor.acting),
        at: event.wall,
        drafted_by: JSON.stringify(body.draftedBy),
      }),
    );
    store.run(noteCounted({ file, notes: body.number, paragraphs: body.firstParagraph === 0 ? 0 : body.lastParagraph - body.firstParagraph + 1 }));
  }),
  on(notePutUp, (store, event, body) => {
    const actor = actorOn(event.actor ?? body.by);
    store.run(
      store.build.insertInto('note_version').values({
        id: body.id,
        note_id: body.noteId,
        file_id: event.file?.id ?? '',
        content: JSON.stringify(body.content),
        post_id: actor.post,
        person_id: actor.person,
        acting: Number(actor.acting),
        at: event.wall,
      }),
    );
  }),
  on(precedentKept, (store, event, body) => {
    const actor = actorOn(event.actor);
    store.run(
      store.build.insertInto('precedent').values({
        id: body.id,
        title: body.title,
        language: body.language,
        content: JSON.stringify(body.content),
        words: normaliseForSearch([body.title, ...bodyText(body.content)].join(' ')),
        file_id: body.fileId,
        note_id: body.noteId,
        post_id: actor.post,
        person_id: actor.person,
        acting: Number(actor.acting),
        at: event.wall,
      }),
    );
  }),
  on(precedentWithdrawn, (store, _event, body) => {
    store.run(store.build.deleteFrom('precedent').where('id', '=', body.id));
  }),
];
