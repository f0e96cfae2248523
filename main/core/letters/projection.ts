import { sql } from 'kysely';
import type { Store } from '../db/store.ts';
import { placeLetter } from '../correspondence/place-paper.ts';
import { actorOn } from '../files/projection.ts';
import { on, type Projection, type RecordedEvent } from '../ledger/event-type.ts';
import { useNumber } from '../numbers/series.ts';
import {
  copiesPrinted,
  copiesSettled,
  copySpoiled,
  letterCancelled,
  letterDiscarded,
  letterIssued,
  letterPutUp,
  letterRestored,
  letterStarted,
  letterSuperseded,
  signedCopyConfirmed,
} from './events.ts';
import { statusSeries } from './rules.ts';

export const lettersProjections: readonly Projection[] = [
  on(letterStarted, addDraft),
  on(letterDiscarded, (store, event, body) => {
    const letter = store.first(store.build.selectFrom('letter').select(['id', 'file_id', 'form']).where('id', '=', body.id));
    store.run(store.build.deleteFrom('letter').where('id', '=', body.id));
    if (letter && body.restorable) store.run(store.build.insertInto('binned_letter').values({ ...letter, post_id: actorOn(event.actor).post, at: event.wall }));
  }),
  on(letterRestored, (store, event, body) => {
    store.run(store.build.deleteFrom('binned_letter').where('id', '=', body.id));
    addDraft(store, event, body);
  }),
  on(letterPutUp, (store, event, body) => {
    const actor = actorOn(event.actor ?? body.by);
    const [text] = event.blobs;
    const known = store.first(store.build.selectFrom('draft_version').select(sql<number>`count(*)`.as('total')).where('letter_id', '=', body.id));
    store.run(
      store.build.insertInto('draft_version').values({
        letter_id: body.id,
        ordinal: (known?.total ?? 0) + 1,
        hash: text ? Buffer.from(text.hash).toString('hex') : '',
        post_id: actor.post,
        person_id: actor.person,
        acting: Number(actor.acting),
        at: event.wall,
      }),
    );
  }),
  on(letterIssued, (store, event, body) => {
    const actor = actorOn(event.actor);
    const [source, pdf] = event.blobs;
    useNumber(store, event, { key: body.series, sequence: body.sequence });
    useNumber(store, event, { key: statusSeries(body.kid, body.statusList), sequence: body.statusIndex });
    store.run(
      store.build
        .updateTable('letter')
        .set({
          state: 'issued',
          form: body.form,
          subject: body.subject,
          to_line: body.toLine,
          signatory_post: body.signatoryPost,
          updated_at: event.wall,
          number: body.number,
          number_key: body.numberKey,
          day: body.day,
          issued_at: event.wall,
          issued_post: actor.post,
          issued_person: actor.person,
          issued_acting: Number(actor.acting),
          pages: body.pages,
          kid: body.kid,
          status_list: body.statusList,
          status_index: body.statusIndex,
          token: body.token,
          short_code: body.shortCode,
          symbol: JSON.stringify(body.symbol),
          source_hash: source ? Buffer.from(source.hash).toString('hex') : null,
          pdf_hash: pdf ? Buffer.from(pdf.hash).toString('hex') : null,
          pdf_size: pdf?.size ?? null,
          batch_id: body.batchId,
        })
        .where('id', '=', body.id),
    );
    if (body.answers !== null) store.run(store.build.insertInto('answer').values({ receipt_id: body.answers, letter_id: body.id, at: event.wall }));
    placeLetter(store, event, body);
  }),
  on(letterCancelled, (store, event, body) => {
    endLetter(store, event, { id: body.id, state: 'cancelled', reason: body.reason, by: null });
  }),
  on(letterSuperseded, (store, event, body) => {
    endLetter(store, event, { id: body.id, state: 'superseded', reason: body.reason, by: body.byNumber });
  }),
  on(signedCopyConfirmed, (store, event, body) => {
    const { post, person, acting } = actorOn(event.actor);
    const confirmed = { confirmed_at: event.wall, confirmed_post: post, confirmed_person: person, confirmed_acting: Number(acting) };
    store.run(store.build.updateTable('attachment').set(confirmed).where('id', '=', body.id));
  }),
  on(copiesPrinted, (store, event, body) => {
    const actor = actorOn(event.actor);
    for (const copy of body.copies) {
      store.run(
        store.build.insertInto('copy').values({
          id: copy.id,
          letter_id: body.letterId,
          copy_number: copy.number,
          printer: body.printer,
          post_id: actor.post,
          person_id: actor.person,
          acting: Number(actor.acting),
          at: event.wall,
          reason: body.reason,
          state: 'queued',
        }),
      );
    }
  }),
  on(copiesSettled, (store, _event, body) => {
    store.run(store.build.updateTable('copy').set({ state: body.state }).where('id', 'in', body.ids).where('state', '=', 'queued'));
  }),
  on(copySpoiled, (store, _event, body) => {
    store.run(store.build.updateTable('copy').set({ state: 'spoiled', reason: body.reason }).where('id', '=', body.id));
  }),
];

function addDraft(store: Store, event: RecordedEvent, { id, form }: { readonly id: string; readonly form: string }): void {
  const empty = { subject: '', to_line: '', signatory_post: '' };
  store.run(store.build.insertInto('letter').values({ id, file_id: event.file?.id ?? '', form, state: 'draft', ...empty, updated_at: event.wall, office: event.office }));
}

type Ending = { readonly id: string; readonly state: 'cancelled' | 'superseded'; readonly reason: string; readonly by: string | null };

/** A letter out of force; covers that have not left the office are withheld. */
function endLetter(store: Store, event: RecordedEvent, ending: Ending): void {
  const actor = actorOn(event.actor);
  store.run(
    store.build
      .updateTable('letter')
      .set({
        state: ending.state,
        end_reason: ending.reason,
        end_post: actor.post,
        end_person: actor.person,
        end_acting: Number(actor.acting),
        ended_at: event.wall,
        superseded_by: ending.by,
      })
      .where('id', '=', ending.id),
  );
  store.run(
    store.build
      .updateTable('dispatch_line')
      .set({ state: 'withheld', updated_at: event.wall })
      .where('letter_id', '=', ending.id)
      .where('state', '=', 'pending'),
  );
}
