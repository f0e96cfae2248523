import type { Appendix } from '../../../preload/contract/attachments.ts';
import type { Desk } from '../desk.ts';
import type { Officer } from '../session/session.ts';
import { attachmentAdded } from './events.ts';
import { ownStaged } from './staging.ts';

/** Puts the officer's staged scans with a receipt; only inside a commit. Refuses with `notFound`. */
export function bindToReceipt(desk: Desk, officer: Officer, receiptId: string, ids: readonly string[]): void {
  for (const id of new Set(ids)) bind(desk, officer, id, { receiptId });
}

/** Puts the officer's staged scans on a file; only inside a commit. Refuses with `notFound`. */
export function bindToFile(desk: Desk, officer: Officer, file: { readonly id: string; readonly appendix: Appendix }, ids: readonly string[]): void {
  for (const id of new Set(ids)) bind(desk, officer, id, { receiptId: null, fileId: file.id, appendix: file.appendix });
}

/** Puts one of the officer's staged scans beside a letter; only inside a commit. Refuses with `notFound`. */
export function bindToLetter(desk: Desk, officer: Officer, letter: { readonly id: string; readonly file_id: string }, id: string): void {
  bind(desk, officer, id, { receiptId: null, fileId: letter.file_id, appendix: 'correspondence', letterId: letter.id });
}

type Owner = { readonly receiptId: string } | { readonly receiptId: null; readonly fileId: string; readonly appendix: Appendix; readonly letterId?: string };

function bind(desk: Desk, officer: Officer, id: string, owner: Owner): void {
  const { hash, size, mime, name, pages, title } = ownStaged(desk, officer, id);
  desk.ledger.append({
    type: attachmentAdded,
    officer,
    ...('fileId' in owner ? { file: owner.fileId } : {}),
    body: { id, receiptId: owner.receiptId, pages, title, appendix: 'appendix' in owner ? owner.appendix : 'correspondence', letterId: ('letterId' in owner ? owner.letterId : null) ?? null },
    blobs: [desk.blobs.recordAdopted(hash, { size, mime, name })],
  });
  desk.store.run(desk.store.build.deleteFrom('staged_attachment').where('id', '=', id));
}
