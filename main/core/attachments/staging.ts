import { mediaType, type StagedAttachment } from '../../../preload/contract/attachments.ts';
import { keepManifest } from '../blobs/transfer/keep-manifest.ts';
import type { StagedAttachmentTable } from '../db/attachment-tables.ts';
import type { Store } from '../db/store.ts';
import type { Desk } from '../desk.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { examine, withReader } from './examine.ts';
import { tamedName, titleOf } from './rules.ts';
import type { Arrived } from './uploads.ts';

/** Scans that nobody put with a paper are kept for a week. */
const keptMs = 7 * 24 * 3_600_000;

/** Keeps a scan that has arrived: judged by its content, stored once, noted as a working paper of the officer. */
export function stage(desk: Desk, officer: Officer, arrived: Arrived, counted: number | null): StagedAttachment {
  const { path, size, hash } = arrived;
  const { mime, pages } = withReader(path, (read) => examine(read, size, counted));
  const name = tamedName(arrived.name, mime);
  const row = {
    id: newId(),
    post_id: officer.postId,
    person_id: officer.personId,
    hash,
    name,
    mime,
    size,
    pages,
    title: titleOf(name),
    staged_at: desk.ledger.now(),
  };
  desk.blobs.adopt(path, hash);
  keepManifest(desk.store, arrived.manifest);
  desk.store.run(desk.store.build.insertInto('staged_attachment').values(row));
  return toStaged(desk.store, row);
}

/** What the officer has taken in for the post and not yet put with a paper, in the order in which it came. */
export function listStaged(desk: Desk, officer: Officer): StagedAttachment[] {
  const { store } = desk;
  const rows = store.all(
    store.build.selectFrom('staged_attachment').selectAll().where('post_id', '=', officer.postId).where('person_id', '=', officer.personId).orderBy('id'),
  );
  return rows.map((row) => toStaged(store, row));
}

/** The officer's own staged scan; refuses with `notFound`. */
export function ownStaged(desk: Desk, officer: Officer, id: string): StagedAttachmentTable {
  const row = desk.store.first(desk.store.build.selectFrom('staged_attachment').selectAll().where('id', '=', id));
  if (!row || row.person_id !== officer.personId || row.post_id !== officer.postId) throw new Refusal('notFound');
  return row;
}

/** Forgets a staged scan, and its content unless something else points to it. */
export function discardStaged(desk: Desk, officer: Officer, id: string): void {
  const { hash } = ownStaged(desk, officer, id);
  const { store } = desk;
  store.run(store.build.deleteFrom('staged_attachment').where('id', '=', id));
  if (!store.first(store.build.selectFrom('staged_attachment').select('id').where('hash', '=', hash))) desk.blobs.letGo(hash);
}

/** At the start: scans that lay about for longer than a week. Their contents are swept with the rest. */
export function dropOldStaged(store: Store, now: number): void {
  store.run(store.build.deleteFrom('staged_attachment').where('staged_at', '<', now - keptMs));
}

const mostPlaces = 5;

function toStaged(store: Store, row: StagedAttachmentTable): StagedAttachment {
  const known = store.all(
    store.build
      .selectFrom('attachment')
      .leftJoin('receipt', 'receipt.id', 'attachment.receipt_id')
      .leftJoin('file', 'file.id', 'attachment.file_id')
      .select(['attachment.receipt_id as receiptId', 'attachment.file_id as fileId', 'receipt.number as receiptNumber', 'file.number as fileNumber'])
      .where('attachment.hash', '=', row.hash)
      .orderBy('attachment.added_at')
      .limit(mostPlaces),
  );
  const { id, name, title, size, pages } = row;
  return {
    id,
    name,
    title,
    size,
    pages,
    mime: mediaType.parse(row.mime),
    knownAs: known.map(({ receiptId, fileId, receiptNumber, fileNumber }) => ({ receiptId, fileId, number: receiptNumber ?? fileNumber ?? '' })),
  };
}
