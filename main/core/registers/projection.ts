import { actorOn } from '../files/projection.ts';
import { on, type Projection } from '../ledger/event-type.ts';
import { caseReasoned, postageReceived, statementLined, statementMade, thresholdSet } from './events.ts';

export const registersProjections: readonly Projection[] = [
  on(postageReceived, (store, event, body) => {
    const { post, person, acting } = actorOn(event.actor);
    store.run(store.build.insertInto('postage_receipt').values({ ...body, post_id: post, person_id: person, acting: Number(acting), at: event.wall }));
  }),
  on(caseReasoned, (store, event, { receiptId, reason }) => {
    const said = { reason, at: event.wall };
    store.run(store.build.insertInto('case_reason').values({ receipt_id: receiptId, ...said }).onConflict((conflict) => conflict.column('receipt_id').doUpdateSet(said)));
  }),
  on(thresholdSet, (store, _event, { months }) => {
    const office = store.first(store.build.selectFrom('office').select('id'));
    store.run(store.build.insertInto('pending_rule').values({ office_id: office?.id ?? '', months }).onConflict((conflict) => conflict.column('office_id').doUpdateSet({ months })));
  }),
  on(statementMade, (store, event, body) => {
    const { post, person, acting } = actorOn(event.actor);
    store.run(
      store.build.insertInto('statement').values({
        id: body.id,
        section_id: body.sectionId,
        month: body.month,
        as_of: body.asOf,
        months: body.months,
        post_id: post,
        person_id: person,
        acting: Number(acting),
        made_at: event.wall,
      }),
    );
  }),
  on(statementLined, (store, _event, { statementId, first, lines }) => {
    for (const [at, line] of lines.entries()) {
      store.run(
        store.build.insertInto('statement_line').values({
          statement_id: statementId,
          position: first + at,
          serial: line.serial,
          old_serial: line.oldSerial,
          receipt_id: line.receiptId,
          file_number: line.fileNumber,
          began: line.began,
          level_post: line.levelPost,
          since: line.since,
          reason: line.reason,
          ended_on: line.endedOn,
          ended_how: line.endedHow,
          ended_with: line.endedWith,
        }),
      );
    }
  }),
];
