import { sql } from 'kysely';
import { mediaType } from '../../../preload/contract/attachments.ts';
import type { InvoiceRow } from '../../../preload/contract/dak-registry.ts';
import type { Input } from '../../../preload/contract/index.ts';
import { ownStaged } from '../attachments/staging.ts';
import { localDay, startOfDay, startOfNextDay } from '../day.ts';
import type { InvoiceTable } from '../db/registry-tables.ts';
import type { Desk } from '../desk.ts';
import { newId } from '../id.ts';
import { deskMark, deskSeries } from '../numbers/desk-mark.ts';
import { peekNumber } from '../numbers/series.ts';
import { postPlace } from '../office/actors.ts';
import { parseLocalText } from '../office/local-text.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { invoiceMade, invoiceReturned } from './registry-events.ts';
import { dayInOrder, invoiceNumber, onInvoice } from './rules.ts';

/** A marking that no sheet carries yet. */
type Waiting = { readonly movementId: string; readonly receiptId: string; readonly register: string; readonly toSection: string; readonly day: string };

/** What the officer's section marked to others in these days, section by section and day by day: first what is not on a sheet, then what is not back. */
export function listInvoices(desk: Desk, officer: Officer, { from, to }: Input<'dak.invoices'>): InvoiceRow[] {
  const place = registryOf(desk, officer);
  const sections = new Map(desk.store.all(desk.store.build.selectFrom('section').select(['id', 'name'])).map(({ id, name }) => [id, parseLocalText(name)]));
  const nameOf = (id: string) => sections.get(id) ?? { en: '—' };
  const papers = new Map<string, Waiting[]>();
  for (const one of waitingFor(desk, place.sectionId, { from, to })) {
    const key = [one.day, one.register, one.toSection].join(' ');
    papers.set(key, [...(papers.get(key) ?? []), one]);
  }
  const open = [...papers.values()].flatMap((together): InvoiceRow[] => {
    const [first] = together;
    if (!first) return [];
    const base = { id: null, state: 'open', number: '', register: first.register, sectionId: first.toSection, section: nameOf(first.toSection), day: first.day } as const;
    return [{ ...base, papers: together.length, returnedOn: null, remarks: '', scan: null }];
  });
  const made = desk.store.build.selectFrom('invoice').selectAll().where('section_id', '=', place.sectionId).where('day', '>=', from).where('day', '<=', to);
  const counts = desk.store.build
    .selectFrom('invoice_line')
    .select(['invoice_id', sql<number>`count(*)`.as('papers')])
    .where('invoice_id', 'in', made.clearSelect().select('id'))
    .groupBy('invoice_id');
  const counted = new Map(desk.store.all(counts).map((row) => [row.invoice_id, row.papers]));
  const sheets = desk.store.all(made.orderBy('day').orderBy('number')).map((row): InvoiceRow => ({
    id: row.id,
    state: row.returned_on === null ? 'out' : 'returned',
    number: row.number,
    register: row.register,
    sectionId: row.to_section,
    section: nameOf(row.to_section),
    day: row.day,
    papers: counted.get(row.id) ?? 0,
    returnedOn: row.returned_on,
    remarks: row.remarks,
    scan: scanOf(row),
  }));
  const out = sheets.filter(({ state }) => state === 'out');
  return [...open.toSorted((one, other) => one.day.localeCompare(other.day)), ...out, ...sheets.filter(({ state }) => state === 'returned').toReversed()];
}

/** Puts what waits for a section and day on its invoice, or on the next supplement of it. Refuses with `nothingToInvoice`. */
export function makeInvoice(desk: Desk, officer: Officer, { register, sectionId: toSection, day }: Input<'dak.makeInvoice'>): { id: string; number: string } {
  const { sectionId, sectionCode } = registryOf(desk, officer);
  const id = newId();
  return desk.ledger.commit(() => {
    const lines = waitingFor(desk, sectionId, { from: day, to: day }).filter((one) => one.toSection === toSection && one.register === register);
    if (lines.length === 0) throw new Refusal('nothingToInvoice');
    const year = day.slice(0, 4);
    const mark = deskMark(desk.place.ordinal);
    const series = deskSeries('invoice', mark, [sectionCode, register, year].join('/'));
    const sheets = desk.store.all(
      desk.store.build.selectFrom('invoice').select('sequence').where('section_id', '=', sectionId).where('register', '=', register).where('to_section', '=', toSection).where('day', '=', day).where('mark', '=', mark).orderBy('sheet'),
    );
    const sequence = sheets[0]?.sequence ?? peekNumber(desk.store, series);
    const sheet = sheets.length;
    const number = invoiceNumber({ register, mark, sequence, year, sheet });
    const body = { id, sectionId, register, toSection, day, series, sequence, number, sheet };
    desk.ledger.append({ type: invoiceMade, officer, body: { ...body, lines: lines.map(({ movementId, receiptId }) => ({ movementId, receiptId })) } });
    return { id, number };
  });
}

/** Notes that the signed copy came back, with the scan that was taken in of it. Refuses with `notFound`, `invoiceReturned`, `dayOutOfOrder`. */
export function returnInvoice(desk: Desk, officer: Officer, { invoiceId, on, remarks, scanId }: Input<'dak.returnInvoice'>): void {
  desk.ledger.commit(() => {
    const invoice = readInvoice(desk, officer, invoiceId);
    if (invoice.returned_on !== null) throw new Refusal('invoiceReturned', { number: invoice.number });
    if (!dayInOrder(on, invoice.day, localDay(desk.ledger.now()))) throw new Refusal('dayOutOfOrder');
    const staged = scanId === undefined ? null : ownStaged(desk, officer, scanId);
    const scan = staged && { id: staged.id, mime: mediaType.parse(staged.mime), pages: staged.pages, title: staged.title };
    const body = { id: invoiceId, on, remarks: remarks.trim(), scan };
    desk.ledger.append({ type: invoiceReturned, officer, body, ...(staged ? { blobs: [desk.blobs.recordAdopted(staged.hash, staged)] } : {}) });
    if (staged) desk.store.run(desk.store.build.deleteFrom('staged_attachment').where('id', '=', staged.id));
  });
}

/** A sheet of the officer's own section; refuses with `notFound`. */
export function readInvoice(desk: Desk, officer: Officer, id: string): InvoiceTable {
  const row = desk.store.first(desk.store.build.selectFrom('invoice').selectAll().where('id', '=', id));
  if (!row || row.section_id !== registryOf(desk, officer).sectionId) throw new Refusal('notFound');
  return row;
}

function registryOf(desk: Desk, officer: Officer): { readonly sectionId: string; readonly sectionCode: string } {
  const place = postPlace(desk.store, officer.postId);
  if (!place) throw new Refusal('noCharge');
  return place;
}

function scanOf(row: InvoiceTable): InvoiceRow['scan'] {
  const { scan_id: id, scan_mime: mime, scan_size: size, scan_pages: pages, scan_title: title } = row;
  return id === null || size === null || pages === null || title === null ? null : { id, mime: mediaType.parse(mime), size, pages, title };
}

/** Papers marked out of a section in these days that stand on no sheet, in the order in which they were marked. */
function waitingFor(desk: Desk, sectionId: string, { from, to }: { readonly from: string; readonly to: string }): Waiting[] {
  const { build } = desk.store;
  const rows = desk.store.all(
    build
      .selectFrom('receipt_movement as marking')
      .innerJoin('receipt', 'receipt.id', 'marking.receipt_id')
      .innerJoin('post as giver', 'giver.id', 'marking.from_post')
      .innerJoin('post as taker', 'taker.id', 'marking.to_post')
      .select(['marking.id as movementId', 'receipt.id as receiptId', 'receipt.register', 'receipt.form', 'receipt.section_id as registry'])
      .select(['giver.section_id as from', 'taker.section_id as to', 'marking.kind', 'marking.withdrawn', 'marking.at'])
      .where('marking.at', '>=', startOfDay(from))
      .where('marking.at', '<', startOfNextDay(to))
      .where('receipt.section_id', '=', sectionId)
      .where(({ not, exists }) => not(exists(build.selectFrom('invoice_line').select('movement_id').where('movement_id', '=', sql<string>`marking.id`))))
      .orderBy('marking.at')
      .orderBy('marking.id'),
  );
  return rows
    .filter((row) => onInvoice({ ...row, withdrawn: row.withdrawn === 1 }))
    .map((row) => ({ movementId: row.movementId, receiptId: row.receiptId, register: row.register, toSection: row.to, day: localDay(row.at) }));
}
