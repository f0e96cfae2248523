import type { ProcedureName } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { admitted } from '../session/admitted.ts';
import type { Caller } from '../session/session.ts';
import { orRefuseUnseenFile, orRefuseUnseenReceipt } from './seen-by.ts';

/** These answer with what everybody may know of a graded receipt. */
const answersMasked: ReadonlySet<ProcedureName> = new Set(['dak.view', 'dak.labelPdf', 'movement.register', 'movement.registerPdf']);

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

function thingsNamed(desk: Desk, name: ProcedureName, input: ReadonlyMap<string, unknown>): Named[] {
  const id = (key: string): string | null => {
    const value = input.get(key);
    return typeof value === 'string' ? value : null;
  };
  const { build } = desk.store;
  const [letterId, noteId] = [id('letterId'), id('noteId')];
  const letter = letterId === null ? undefined : desk.store.first(build.selectFrom('letter').select('file_id').where('id', '=', letterId));
  const note = noteId === null ? undefined : desk.store.first(build.selectFrom('note').select('file_id').where('id', '=', noteId));
  const version = noteId === null ? undefined : desk.store.first(build.selectFrom('note_version').select('file_id').where('note_id', '=', noteId));
  const batchId = id('batchId');
  const batch = batchId === null ? undefined : desk.store.first(build.selectFrom('batch').select('file_id').where('id', '=', batchId));
  const scanId = name.startsWith('attachments.') ? id('id') : null;
  const scan = scanId === null ? undefined : desk.store.first(build.selectFrom('attachment').select(['file_id', 'receipt_id']).where('id', '=', scanId));
  return [
    { fileId: id('fileId'), receiptId: id('receiptId') },
    { fileId: letter?.file_id ?? null, receiptId: null },
    { fileId: batch?.file_id ?? null, receiptId: null },
    { fileId: note?.file_id ?? version?.file_id ?? null, receiptId: null },
    { fileId: scan?.file_id ?? null, receiptId: scan?.receipt_id ?? null },
  ];
}
