import { reused } from '../db/reused.ts';
import { sqlBuilder } from '../db/store.ts';
import type { FileRecord } from '../db/file-tables.ts';
import type { Desk } from '../desk.ts';
import { Refusal } from '../refusal.ts';

const fileRow = reused(({ id }: { id: string }) => sqlBuilder.selectFrom('file').selectAll().where('id', '=', id));

/** The file's row; refuses with `notFound`. */
export function readFile(desk: Desk, fileId: string): FileRecord {
  const file = desk.store.first(fileRow({ id: fileId }));
  if (!file) throw new Refusal('notFound');
  return file;
}
