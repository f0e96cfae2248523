import { on, type Projection } from '../ledger/event-type.ts';
import type { EventActor } from '../ledger/event.ts';
import { useNumber } from '../numbers/series.ts';
import { enterAct } from './life-projection.ts';
import { fileMoved, fileOpened, fileRead } from './events.ts';

const noHash = new Uint8Array(32);

export const filesProjections: readonly Projection[] = [
  on(fileOpened, (store, event, body) => {
    const actor = actorOn(event.actor);
    if (body.series !== '') useNumber(store, body.series, body.sequence);
    store.run(
      store.build.insertInto('file').values({
        id: body.id,
        number: body.number,
        subject: body.subject,
        classification: body.classification,
        urgency: body.urgency,
        section_id: body.sectionId,
        opened_at: event.wall,
        opened_post: actor.post,
        opened_person: actor.person,
        opened_acting: Number(actor.acting),
        holder_post: actor.post,
        holder_since: event.wall,
        previous_post: null,
        read: 1,
        paragraphs: body.paragraphsBefore,
        notes: 0,
        chain_head: noHash,
        chain_length: 0,
        epoch: 0,
        form: body.form,
        kind: body.kind,
        main_id: body.mainId,
        ordinal: body.ordinal,
      }),
    );
    if (body.continues !== null) store.run(store.build.updateTable('file').set({ state: 'continued' }).where('id', '=', body.continues));
    if (body.kind !== 'main') enterAct(store, event, { id: body.id, kind: `opened-${body.kind}`, otherId: body.mainId ?? '', remarks: body.reason });
  }),
  on(fileMoved, (store, event, body) => {
    const actor = actorOn(event.actor);
    const file = event.file?.id ?? '';
    store.run(
      store.build.insertInto('movement').values({
        id: body.id,
        file_id: file,
        from_post: actor.post,
        from_person: actor.person,
        from_acting: Number(actor.acting),
        to_post: body.toPost,
        kind: body.kind,
        remarks: body.remarks,
        at: event.wall,
      }),
    );
    const pulledBack = body.kind === 'pull-back';
    store.run(
      store.build
        .updateTable('file')
        .set((row) => ({
          holder_post: body.toPost,
          holder_since: event.wall,
          previous_post: pulledBack ? null : actor.post,
          read: pulledBack ? 1 : 0,
          urgency: body.urgency,
          epoch: row('epoch', '+', 1),
        }))
        .where('id', '=', file),
    );
  }),
  on(fileRead, (store, event) => {
    store.run(store.build.updateTable('file').set({ read: 1 }).where('id', '=', event.file?.id ?? ''));
  }),
];

/** The officer on an event that only an officer can say. */
export function actorOn(actor: EventActor | null): EventActor {
  if (!actor) throw new Error('an act of an officer without an officer');
  return actor;
}
