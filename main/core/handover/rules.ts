import type { FileRecord } from '../db/file-tables.ts';

/**
 * May a file go to another desk (ledger.md 7.4, rule 1; domain.md rows 20, 21, 28)? Parts and volumes are numbered through with their main file, and
 * what is attached travels with its carrier: they stay together at one desk.
 */
export function mayLeaveDesk(file: Pick<FileRecord, 'kind' | 'attached_to'>, carried: number): boolean {
  return file.kind === 'main' && file.attached_to === null && carried === 0;
}

/**
 * May the sender's desk have a file back that this desk has taken over (domain.md row 54)? Until the receiver opens it, as between posts of one desk; and
 * only the post that sent it.
 */
export function mayGiveBack(file: Pick<FileRecord, 'read' | 'previous_post'>, asker: string): boolean {
  return file.read === 0 && file.previous_post === asker;
}
