import { sql, type Insertable } from 'kysely';
import { z } from 'zod';
import type { CorrespondenceTable } from '../db/correspondence-table.ts';
import { reused } from '../db/reused.ts';
import type { Schema } from '../db/schema.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import type { RecordedEvent } from '../ledger/event-type.ts';
import { applyFlags } from './flag-papers.ts';
import { lineOf } from './line-of.ts';
import { appendixPart, nextPlace, receiptPages, type Place } from './rules.ts';

const numberedScans = z.array(z.strictObject({ id: z.string(), pages: z.int() }));
export type NumberedScan = z.infer<typeof numberedScans>[number];

/** The scans whose pages a paper's range counts, in their order. */
export function scansOf(row: Pick<CorrespondenceTable, 'scans'>): NumberedScan[] {
  return numberedScans.parse(JSON.parse(row.scans));
}

type Paper = Pick<CorrespondenceTable, 'part' | 'kind' | 'paper_id' | 'remarks'> & { readonly pages: number; readonly scans: readonly NumberedScan[] };

/** Puts a receipt on the correspondence side, by the event that filed it; it is fresh from then on. */
export function placeReceipt(store: Store, event: RecordedEvent, body: { readonly receiptId: string; readonly remarks: string; readonly sheets: number | null }): void {
  const receipt = store.first(store.build.selectFrom('receipt').select('enclosures').where('id', '=', body.receiptId));
  const scans = store.all(
    store.build.selectFrom('attachment').select(['id', 'pages']).where('receipt_id', '=', body.receiptId).where('withdrawn_at', 'is', null).orderBy('added_at').orderBy('id'),
  );
  const pages = receiptPages({ scanned: scans.map((scan) => scan.pages), counted: body.sheets, enclosures: receipt?.enclosures ?? 0 });
  const line = place(store, event, { part: 'correspondence', kind: 'receipt', paper_id: body.receiptId, remarks: body.remarks, pages, scans });
  applyFlags(store, line, { act: 'receipt-put-in', paperId: body.receiptId });
}

/** Puts an issued letter on the correspondence side; what it answers is no longer flagged. */
export function placeLetter(store: Store, event: RecordedEvent, body: { readonly id: string; readonly pages: number; readonly answers: string | null }): void {
  const line = place(store, event, { part: 'correspondence', kind: 'letter', paper_id: body.id, remarks: '', pages: body.pages, scans: [] });
  applyFlags(store, line, { act: 'letter-issued', answers: body.answers });
}

type AttachmentBody = { readonly id: string; readonly pages: number; readonly appendix: 'notes' | 'correspondence' };

/** Puts a paper of the file itself in one of its appendices. */
export function placeAttachment(store: Store, event: RecordedEvent, { id, pages, appendix }: AttachmentBody): void {
  place(store, event, { part: appendixPart(appendix), kind: 'attachment', paper_id: id, remarks: '', pages, scans: [{ id, pages }] });
}

const fileNamed = reused(({ id }: { id: string }) => sqlBuilder.selectFrom('file').select(['id', 'kind', 'main_id', 'notes']).where('id', '=', id));
const paperPlaced = reused((row: Insertable<Schema['correspondence']>) => sqlBuilder.insertInto('correspondence').values(row));
const lastPaper = reused(({ line, part }: { line: string; part: CorrespondenceTable['part'] }) =>
  sqlBuilder.selectFrom('correspondence').select(['serial', 'first_page', 'last_page']).where('line_id', '=', line).where('part', '=', part).orderBy('serial', 'desc').limit(1),
);

/** Enters a paper with its serial number and pages; returns the line of volumes in which it was numbered. */
function place(store: Store, event: RecordedEvent, { pages, scans, ...paper }: Paper): string {
  const fileId = event.file?.id ?? '';
  const file = store.first(fileNamed({ id: fileId }));
  if (!file) throw new Error('a paper in a file that is not there');
  const line = lineOf(file);
  const { serial, firstPage, lastPage } = nextPlace(lastPlace(store, line, paper.part), pages);
  store.run(
    paperPlaced({
      ...paper,
      line_id: line,
      serial,
      file_id: fileId,
      first_page: firstPage,
      last_page: lastPage,
      scans: JSON.stringify(scans),
      after_note: file.notes,
      flag: null,
      at: event.wall,
    }),
  );
  return line;
}

function lastPlace(store: Store, line: string, part: CorrespondenceTable['part']): Place | null {
  const last = store.first(lastPaper({ line, part }));
  return last ? { serial: last.serial, firstPage: last.first_page, lastPage: last.last_page } : null;
}

/** Does the desk have papers in files that an earlier version did not number? */
export function correspondenceIsMissing(store: Store): boolean {
  const { build } = store;
  const one = sql<number>`1`.as('one');
  if (store.first(build.selectFrom('correspondence').select(one).limit(1)) !== undefined) return false;
  return (
    store.first(build.selectFrom('receipt').select(one).where('state', '=', 'in-file').limit(1)) !== undefined ||
    store.first(build.selectFrom('letter').select(one).where('number', 'is not', null).limit(1)) !== undefined ||
    store.first(build.selectFrom('attachment').select(one).where('file_id', 'is not', null).limit(1)) !== undefined
  );
}
