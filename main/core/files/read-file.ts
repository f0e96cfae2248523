import type { FileRecord } from '../db/file-tables.ts';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';

/** The file's row; refuses with `notFound`. */
export function readFile(desk: Desk, fileId: string): FileRecord {
  const file = desk.store.first(desk.store.build.selectFrom('file').selectAll().where('id', '=', fileId));
  if (!file) throw new Refusal('notFound');
  return file;
}
