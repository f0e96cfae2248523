import type { FileRecord } from '../db/file-tables.ts';

/** The file whose pages run through: of a volume the first one, of a part or main file it itself (domain.md rows 20, 21). */
export function lineOf(file: Pick<FileRecord, 'id' | 'kind' | 'main_id'>): string {
  return file.kind === 'volume' && file.main_id !== null ? file.main_id : file.id;
}
