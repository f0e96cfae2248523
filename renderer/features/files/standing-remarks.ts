import type { FileView } from '../../../preload/contract/files.ts';

/** The remarks with which the file came to its holder, until he signs a note after them. */
export function standingRemarks({ movements, notes }: Pick<FileView, 'movements' | 'notes'>): FileView['movements'][number] | null {
  const last = movements.at(-1);
  if (!last || last.remarks === '' || last.kind === 'pull-back') return null;
  return notes.some((note) => note.at >= last.at && note.actor.postId === last.toPostId) ? null : last;
}
