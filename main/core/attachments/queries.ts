import { longestPiece, mediaType, type Attachment } from '../../../preload/contract/attachments.ts';
import type { AttachmentTable } from '../db/attachment-tables.ts';
import type { Desk } from '../desk.ts';
import { unseenReceipts } from '../grading/seen-by.ts';
import { actorOf } from '../office/actors.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { ownStaged } from './staging.ts';
import { onePageTiff, tiffPages, type ReadAt } from './tiff.ts';

/** The scans of a receipt in the order in which they came, those crossed out too. */
export function attachmentsOfReceipt(desk: Desk, receiptId: string): Attachment[] {
  const { build } = desk.store;
  return desk.store.all(build.selectFrom('attachment').selectAll().where('receipt_id', '=', receiptId).orderBy('added_at').orderBy('id')).map((row) => toView(desk, row));
}

/** The scans of a file and of the receipts that lie in it and that the officer may see. */
export function attachmentsOfFile(desk: Desk, officer: Officer, fileId: string): Attachment[] {
  const { build } = desk.store;
  const inFile = build.selectFrom('receipt').select('id').where('file_id', '=', fileId);
  const rows = desk.store.all(
    build
      .selectFrom('attachment')
      .selectAll()
      .where((where) => where.or([where('file_id', '=', fileId), where('receipt_id', 'in', inFile)]))
      .where('letter_id', 'is', null)
      .orderBy('added_at')
      .orderBy('id'),
  );
  const unseen = unseenReceipts(desk, officer, rows.flatMap(({ receipt_id: receiptId }) => (receiptId === null ? [] : [receiptId])));
  return rows.filter(({ receipt_id: receiptId }) => receiptId === null || !unseen.has(receiptId)).map((row) => toView(desk, row));
}

function toView(desk: Desk, row: AttachmentTable): Attachment {
  const { store } = desk;
  const receipt = row.receipt_id === null ? undefined : store.first(store.build.selectFrom('receipt').select(['id', 'number', 'subject']).where('id', '=', row.receipt_id));
  const { withdrawn_at: at, withdrawn_post: post, withdrawn_person: person } = row;
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    mime: mediaType.parse(row.mime),
    size: row.size,
    pages: row.pages,
    receipt: receipt ?? null,
    addedAt: row.added_at,
    addedBy: actorOf(store, { post: row.added_post, person: row.added_person, acting: row.added_acting }),
    withdrawal:
      at === null || post === null || person === null
        ? null
        : { reason: row.withdrawal_reason ?? '', at, by: actorOf(store, { post, person, acting: row.withdrawn_acting ?? 0 }) },
  };
}

/** A piece of a scan's content. */
export function readContent(desk: Desk, officer: Officer, { id, offset, length }: { readonly id: string; readonly offset: number; readonly length: number }): Uint8Array {
  return readerOf(desk, officer, id)(offset, length);
}

/** The longest page that travels by itself, in bytes; 80 million pixels of one bit are 10 MB unpacked. */
const longestTiffPage = 96 * longestPiece;

/** One page of a TIFF, from 1, as a TIFF of its own. */
export function readTiffPage(desk: Desk, officer: Officer, id: string, page: number): Uint8Array {
  const read = readerOf(desk, officer, id);
  const wanted = tiffPages(read)?.[page - 1];
  const bytes = wanted ? onePageTiff(wanted, read, longestTiffPage) : null;
  if (!bytes) throw new Refusal('attachmentBroken');
  return bytes;
}

/** Reads a scan that stands with a paper or is a signed invoice, or one that the officer has staged. */
function readerOf(desk: Desk, officer: Officer, id: string): ReadAt {
  const bound = desk.store.first(desk.store.build.selectFrom('attachment').select('hash').where('id', '=', id));
  const invoice = desk.store.first(desk.store.build.selectFrom('invoice').select('scan_hash').where('scan_id', '=', id));
  const hash = bound?.hash ?? invoice?.scan_hash ?? ownStaged(desk, officer, id).hash;
  return (offset, length) => {
    const bytes = desk.blobs.readPiece(hash, offset, length);
    if (!bytes) throw new Refusal('attachmentBroken');
    return bytes;
  };
}
