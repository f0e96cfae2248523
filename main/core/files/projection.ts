import { sql } from 'kysely';
import type { Store } from '../db/store.ts';
import { on, type Projection } from '../ledger/event-type.ts';
import type { EventActor } from '../ledger/event.ts';
import { endFileFollowUp } from '../movement/follow-up.ts';
import { isFollowed, receivedOnArrival } from '../movement/rules.ts';
import { useNumber } from '../numbers/series.ts';
import { enterAct } from './life-projection.ts';
import { fileMoved, fileOpened, fileRead, fileReceived } from './events.ts';

const noHash = new Uint8Array(32);

export const filesProjections: readonly Projection[] = [
  on(fileOpened, (store, event, body) => {
    const actor = actorOn(event.actor);
    if (body.series !== '') useNumber(store, event, { key: body.series, sequence: body.sequence });
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
        received: 1,
        due_on: null,
        office: event.office,
      }),
    );
    if (body.continues !== null) store.run(store.build.updateTable('file').set({ state: 'continued' }).where('id', '=', body.continues));
    if (body.kind !== 'main') enterAct(store, event, { id: body.id, kind: `opened-${body.kind}`, otherId: body.mainId ?? '', remarks: body.reason });
  }),
  on(fileMoved, (store, event, body) => {
    const actor = actorOn(event.actor);
    const file = event.file?.id ?? '';
    const pulledBack = body.kind === 'pull-back';
    const form = store.first(store.build.selectFrom('file').select('form').where('id', '=', file))?.form ?? 'electronic';
    const previous = pulledBack ? senderTo(store, file, body.toPost) : actor.post;
    endFileFollowUp(store, file, body.toPost);
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
        due_on: body.dueOn,
        followed: Number(isFollowed(body)),
        received_at: pulledBack ? event.wall : null,
      }),
    );
    store.run(
      store.build
        .updateTable('file')
        .set({
          holder_post: body.toPost,
          holder_since: event.wall,
          previous_post: previous,
          read: pulledBack ? 1 : 0,
          received: Number(pulledBack || receivedOnArrival(form)),
          due_on: body.dueOn,
          urgency: body.urgency,
        })
        .where('id', '=', file),
    );
  }),
  on(fileRead, (store, event) => {
    arrived(store, event.file?.id ?? '', event.wall);
  }),
  on(fileReceived, (store, event) => {
    arrived(store, event.file?.id ?? '', event.wall);
  }),
];

/** The officer on an event that only an officer can say. */
export function actorOn<Actor extends Omit<EventActor, 'key'>>(actor: Actor | null): Actor {
  if (!actor) throw new Error('an act of an officer without an officer');
  return actor;
}

/** The receiver has the file in his hands: its last movement is over. */
function arrived(store: Store, fileId: string, at: number): void {
  const last = store.build.selectFrom('movement').select('id').where('file_id', '=', fileId).orderBy(sql`rowid`, 'desc').limit(1);
  store.run(store.build.updateTable('file').set({ read: 1, received: 1 }).where('id', '=', fileId));
  store.run(store.build.updateTable('movement').set({ received_at: at }).where('id', '=', last).where('received_at', 'is', null));
}

/** The post from which a file last came to this post, pulling back aside. */
function senderTo(store: Store, fileId: string, post: string): string | null {
  const sent = store.build.selectFrom('movement').select('from_post').where('file_id', '=', fileId).where('to_post', '=', post).where('kind', '!=', 'pull-back');
  return store.first(sent.orderBy(sql`rowid`, 'desc').limit(1))?.from_post ?? null;
}
