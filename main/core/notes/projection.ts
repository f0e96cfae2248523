import { actorOn } from '../files/projection.ts';
import { on, type Projection } from '../ledger/event-type.ts';
import { noteSigned } from './events.ts';

export const notesProjections: readonly Projection[] = [
  on(noteSigned, (store, event, body) => {
    const actor = actorOn(event.actor);
    const file = event.file?.id ?? '';
    store.run(
      store.build.insertInto('note').values({
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
      }),
    );
    store.run(
      store.build
        .updateTable('file')
        .set((row) => ({
          notes: body.number,
          paragraphs: row('paragraphs', '+', body.firstParagraph === 0 ? 0 : body.lastParagraph - body.firstParagraph + 1),
        }))
        .where('id', '=', file),
    );
  }),
];
