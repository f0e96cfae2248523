import { sql } from 'kysely';
import type { EnclosureNoteTable } from '../db/registry-tables.ts';
import type { Store } from '../db/store.ts';
import { actorOn } from '../files/projection.ts';
import { on, type Projection, type RecordedEvent } from '../ledger/event-type.ts';
import { markOfSeries } from '../numbers/desk-mark.ts';
import { useNumber } from '../numbers/series.ts';
import {
  acknowledgementPrinted,
  acknowledgementSent,
  categoryAdded,
  categoryRenamed,
  categoryWithdrawn,
  enclosuresChased,
  enclosuresMissed,
  enclosuresReceived,
  invoiceMade,
  invoiceReturned,
} from './registry-events.ts';
import { updateReceipt } from './update-receipt.ts';

/** What the registry does beside the diary: its categories, enclosures that are awaited, acknowledgements, invoices. */
export const registryProjections: readonly Projection[] = [
  on(categoryAdded, (store, event, { id, parentId, name }) => {
    store.run(store.build.insertInto('receipt_category').values({ id, parent_id: parentId, name: JSON.stringify(name), added_at: event.wall, withdrawn_at: null }));
  }),
  on(categoryRenamed, (store, _event, { id, name }) => {
    store.run(store.build.updateTable('receipt_category').set({ name: JSON.stringify(name) }).where('id', '=', id));
  }),
  on(categoryWithdrawn, (store, event, { id }) => {
    store.run(store.build.updateTable('receipt_category').set({ withdrawn_at: event.wall }).where('id', '=', id));
  }),
  on(enclosuresMissed, (store, event, body) => {
    note(store, event, { id: body.id, receipt_id: body.receiptId, kind: 'missing', on_day: body.on, count: body.count, remarks: body.which });
    changeMissing(store, body.receiptId, body.count);
  }),
  on(enclosuresChased, (store, event, body) => note(store, event, { id: body.id, receipt_id: body.receiptId, kind: 'chased', on_day: body.on, count: 0, remarks: body.remarks })),
  on(enclosuresReceived, (store, event, body) => {
    note(store, event, { id: body.id, receipt_id: body.receiptId, kind: 'received', on_day: body.on, count: body.count, remarks: body.remarks });
    changeMissing(store, body.receiptId, -body.count);
  }),
  on(acknowledgementPrinted, (store, event, { receiptId }) => updateReceipt(store, receiptId, { acknowledgement: 'printed', acknowledgement_printed_at: event.wall })),
  on(acknowledgementSent, (store, _event, { receiptId, on: day, mode }) =>
    updateReceipt(store, receiptId, { acknowledgement: 'sent', acknowledgement_sent_on: day, acknowledgement_mode: mode }),
  ),
  on(invoiceMade, (store, event, body) => {
    const { post, person, acting } = actorOn(event.actor);
    if (body.sheet === 0) useNumber(store, event, { key: body.series, sequence: body.sequence });
    store.run(
      store.build.insertInto('invoice').values({
        id: body.id,
        section_id: body.sectionId,
        register: body.register,
        to_section: body.toSection,
        day: body.day,
        sequence: body.sequence,
        number: body.number,
        sheet: body.sheet,
        mark: markOfSeries(body.series),
        made_at: event.wall,
        post,
        person,
        acting: Number(acting),
        returned_on: null,
        remarks: '',
        scan_id: null,
        scan_hash: null,
        scan_mime: null,
        scan_size: null,
        scan_pages: null,
        scan_title: null,
      }),
    );
    for (const [at, { movementId, receiptId }] of body.lines.entries()) {
      store.run(store.build.insertInto('invoice_line').values({ movement_id: movementId, invoice_id: body.id, position: at + 1, receipt_id: receiptId }));
    }
  }),
  on(invoiceReturned, (store, event, { id, on: day, remarks, scan }) => {
    const [blob] = event.blobs;
    const kept = scan && blob ? { scan_id: scan.id, scan_hash: Buffer.from(blob.hash).toString('hex'), scan_mime: scan.mime, scan_size: blob.size, scan_pages: scan.pages, scan_title: scan.title } : {};
    store.run(store.build.updateTable('invoice').set({ returned_on: day, remarks, ...kept }).where('id', '=', id));
  }),
];

type Noted = Pick<EnclosureNoteTable, 'id' | 'receipt_id' | 'kind' | 'on_day' | 'count' | 'remarks'>;

function note(store: Store, event: RecordedEvent, noted: Noted): void {
  const { post, person, acting } = actorOn(event.actor);
  store.run(store.build.insertInto('enclosure_note').values({ ...noted, at: event.wall, post, person, acting: Number(acting) }));
}

function changeMissing(store: Store, receiptId: string, by: number): void {
  store.run(store.build.updateTable('receipt').set({ enclosures_missing: sql<number>`enclosures_missing + ${by}` }).where('id', '=', receiptId));
}
