import { placeAttachment } from '../correspondence/place-paper.ts';
import { actorOn } from '../files/projection.ts';
import type { Insertable } from 'kysely';
import { reused } from '../db/reused.ts';
import type { Schema } from '../db/schema.ts';
import { sqlBuilder } from '../db/store.ts';
import { on, type Projection } from '../ledger/event-type.ts';
import { attachmentAdded, attachmentWithdrawn } from './events.ts';

const attachmentKept = reused((row: Insertable<Schema['attachment']>) => sqlBuilder.insertInto('attachment').values(row));

export const attachmentsProjections: readonly Projection[] = [
  on(attachmentAdded, (store, event, body) => {
    const [blob] = event.blobs;
    if (!blob) return;
    const actor = actorOn(event.actor);
    store.run(
      attachmentKept({
        id: body.id,
        receipt_id: body.receiptId,
        file_id: body.receiptId === null ? (event.file?.id ?? null) : null,
        hash: Buffer.from(blob.hash).toString('hex'),
        name: blob.name,
        mime: blob.mime,
        size: blob.size,
        pages: body.pages,
        title: body.title,
        added_at: event.wall,
        added_post: actor.post,
        added_person: actor.person,
        added_acting: Number(actor.acting),
        withdrawn_at: null,
        withdrawn_post: null,
        withdrawn_person: null,
        withdrawn_acting: null,
        withdrawal_reason: null,
        letter_id: body.letterId,
        confirmed_at: null,
        confirmed_post: null,
        confirmed_person: null,
        confirmed_acting: null,
      }),
    );
    if (body.receiptId === null && body.letterId === null) placeAttachment(store, event, body);
  }),
  on(attachmentWithdrawn, (store, event, body) => {
    const actor = actorOn(event.actor);
    store.run(
      store.build
        .updateTable('attachment')
        .set({
          withdrawn_at: event.wall,
          withdrawn_post: actor.post,
          withdrawn_person: actor.person,
          withdrawn_acting: Number(actor.acting),
          withdrawal_reason: body.reason,
        })
        .where('id', '=', body.id),
    );
  }),
];
