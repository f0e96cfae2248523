import type { ProcedureName } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { admitted } from '../session/admitted.ts';
import type { Caller } from '../session/session.ts';
import { orRefuseUnseenFile, orRefuseUnseenReceipt } from './seen-by.ts';

/** These answer with what everybody may know of a graded receipt. */
const answersMasked: ReadonlySet<ProcedureName> = new Set(['dak.view', 'dak.labelPdf', 'movement.register']);

type Named = { readonly fileId: string | null; readonly receiptId: string | null };

/**
 * Whatever a request names - a receipt, a file, a letter or note on it, a scan - must be one that the post may see: asked once, for
 * every procedure. Refuses with `gradedPaper`.
 */
export function orRefuseGraded(desk: Desk, caller: Caller, name: ProcedureName, input: unknown): void {
  if (!caller.session?.keys || answersMasked.has(name) || typeof input !== 'object' || input === null) return;
  const officer = admitted(caller);
  for (const { fileId, receiptId } of thingsNamed(desk, name, new Map(Object.entries(input)))) {
    if (fileId !== null) orRefuseUnseenFile(desk, officer, fileId);
    if (receiptId !== null) orRefuseUnseenReceipt(desk, officer, receiptId);
  }
}

type Lookup = (desk: Desk, id: string) => Named | undefined;

/** Where a thing lies that a request names by this key. */
const lookups: Readonly<Record<string, Lookup>> = {
  fileId: (_desk, id) => ({ fileId: id, receiptId: null }),
  receiptId: (_desk, id) => ({ fileId: null, receiptId: id }),
  letterId: ({ store }, id) => onFile(store.first(store.build.selectFrom('letter').select('file_id').where('id', '=', id))),
  batchId: ({ store }, id) => onFile(store.first(store.build.selectFrom('batch').select('file_id').where('id', '=', id))),
  noteId: ({ store }, id) =>
    onFile(store.first(store.build.selectFrom('note').select('file_id').where('id', '=', id)) ?? store.first(store.build.selectFrom('note_version').select('file_id').where('note_id', '=', id))),
  attachmentId: ({ store }, id) => {
    const scan = store.first(store.build.selectFrom('attachment').select(['file_id', 'receipt_id']).where('id', '=', id));
    return scan ? { fileId: scan.file_id, receiptId: scan.receipt_id } : undefined;
  },
};

const onFile = (row: { readonly file_id: string | null } | undefined): Named | undefined => row && { fileId: row.file_id, receiptId: null };

function thingsNamed(desk: Desk, name: ProcedureName, input: ReadonlyMap<string, unknown>): Named[] {
  const scansAre = name.startsWith('attachments.') ? 'id' : 'attachmentId';
  return Object.entries(lookups).flatMap(([key, look]) => {
    const id = input.get(key === 'attachmentId' ? scansAre : key);
    return typeof id === 'string' ? (look(desk, id) ?? []) : [];
  });
}
