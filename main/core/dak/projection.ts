import type { Insertable } from 'kysely';
import { placeReceipt } from '../correspondence/place-paper.ts';
import { reused } from '../db/reused.ts';
import type { Schema } from '../db/schema.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import { actorOn } from '../files/projection.ts';
import { on, type EventType, type Projection } from '../ledger/event-type.ts';
import { endReceiptFollowUp } from '../movement/follow-up.ts';
import { useNumber } from '../numbers/series.ts';
import { normaliseForSearch } from '../text/normalise.ts';
import { receiptCompleted, receiptDiarised, receiptDisposed, receiptFiled } from './events.ts';
import { movedReceiptProjections } from './movement-projection.ts';
import { meetSender } from './meet-sender.ts';
import { registryProjections } from './registry-projection.ts';
import { letterKey } from './rules.ts';
import { updateReceipt } from './update-receipt.ts';

type BodyOf<Type> = Type extends EventType<infer Body> ? Body : never;
type Content = Pick<BodyOf<typeof receiptDiarised>, 'letterNumber' | 'letterDate' | 'sender' | 'language' | 'subject' | 'enclosures' | 'classification' | 'urgency' | 'vip' | 'remarks' | 'enclosuresMissing' | 'missingEnclosures' | 'categoryId' | 'subcategoryId'>;

const receiptKept = reused((row: Insertable<Schema['receipt']>) => sqlBuilder.insertInto('receipt').values(row));

export const dakProjections: readonly Projection[] = [
  on(receiptDiarised, (store, event, body) => {
    const actor = actorOn(event.actor);
    useNumber(store, event, { key: body.series, sequence: body.sequence });
    store.run(
      receiptKept({
        id: body.id,
        number: body.number,
        series: event.office === '' ? body.series : `${event.office}/${body.series}`,
        register: body.register,
        sequence: body.sequence,
        day: body.day,
        section_id: body.sectionId,
        tracking_code: body.trackingCode,
        form: body.form,
        unopened_cover: Number(body.unopenedCover),
        addressee_post: body.addresseePost,
        received_on: body.receivedOn,
        delivery_mode: body.deliveryMode,
        ...contentColumns(body),
        created_at: event.wall,
        created_post: actor.post,
        created_person: actor.person,
        created_acting: Number(actor.acting),
        holder_post: actor.post,
        holder_since: event.wall,
        received: 1,
        marked_post: null,
        due_on: null,
        state: 'open',
        file_id: null,
        filed_at: null,
        disposal: '',
        opened: 1,
        previous_post: null,
        disposed_at: null,
        completed_at: null,
        completed_post: null,
        completed_person: null,
        completed_acting: 0,
        acknowledgement: body.acknowledge ? 'due' : 'none',
        acknowledgement_printed_at: null,
        acknowledgement_sent_on: null,
        acknowledgement_mode: null,
        binned_at: null,
        office: event.office,
        chain_head: null,
        chain_length: 0,
        epoch: 0,
      }),
    );
    if (!body.unopenedCover && event.office === '') meetSenderOf(store, body, { receiptId: body.id, at: event.wall });
  }),
  on(receiptCompleted, (store, event, body) => {
    const actor = actorOn(event.actor);
    updateReceipt(store, body.receiptId, {
      ...contentColumns(body),
      unopened_cover: 0,
      completed_at: event.wall,
      completed_post: actor.post,
      completed_person: actor.person,
      completed_acting: Number(actor.acting),
    });
    const cover = store.first(store.build.selectFrom('receipt').select('created_at').where('id', '=', body.receiptId));
    if (cover && event.office === '') meetSenderOf(store, body, { receiptId: body.receiptId, at: cover.created_at });
  }),
  on(receiptFiled, (store, event, body) => {
    endReceiptFollowUp(store, body.receiptId);
    updateReceipt(store, body.receiptId, { state: 'in-file', file_id: event.file?.id ?? null, filed_at: event.wall, disposal: body.remarks });
    placeReceipt(store, event, body);
  }),
  on(receiptDisposed, (store, event, body) => {
    endReceiptFollowUp(store, body.receiptId);
    updateReceipt(store, body.receiptId, { state: 'disposed', disposal: body.remarks, disposed_at: event.wall });
  }),
  ...movedReceiptProjections,
  ...registryProjections,
];

/** Only from papers that everybody in the office may see: who wrote a graded one is not offered to those who type a name. */
function meetSenderOf(store: Store, content: Content, { receiptId, at }: { readonly receiptId: string; readonly at: number }): void {
  if (content.classification === 'normal') meetSender(store, { sender_key: senderKey(content.sender), receipt_id: receiptId, last_at: at });
}

const senderKey = ({ name, designation, organisation, city }: Content['sender']): string => normaliseForSearch([name, designation, organisation, city].join(' '));

/** What is known of a letter once it is open. */
function contentColumns(body: Content) {
  const { sender } = body;
  return {
    letter_number: body.letterNumber,
    letter_key: letterKey(body.letterNumber),
    letter_date: body.letterDate,
    sender_name: sender.name,
    sender_designation: sender.designation,
    sender_organisation: sender.organisation,
    sender_address: sender.address,
    sender_city: sender.city,
    sender_email: sender.email,
    sender_mobile: sender.mobile,
    sender_type: sender.type,
    sender_ministry: sender.ministry,
    sender_department: sender.department,
    sender_address2: sender.address2,
    sender_postcode: sender.postcode,
    sender_state: sender.state,
    sender_country: sender.country,
    sender_key: senderKey(sender),
    language: body.language,
    subject: body.subject,
    subject_key: normaliseForSearch(body.subject),
    enclosures: body.enclosures,
    enclosures_missing: body.enclosuresMissing,
    missing_enclosures: body.missingEnclosures,
    category_id: body.categoryId,
    subcategory_id: body.subcategoryId,
    classification: body.classification,
    urgency: body.urgency,
    vip: Number(body.vip),
    remarks: body.remarks,
  };
}
