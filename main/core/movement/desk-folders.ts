import { sql } from 'kysely';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { BatchOutcome } from '../../../preload/contract/values.ts';
import { orRefuseAct, readReceipt } from '../dak/receipt-in-hand.ts';
import type { DeskFolderTable } from '../db/working-tables.ts';
import type { Desk } from '../desk.ts';
import { orRefuseWork } from '../files/file-life.ts';
import { readFile } from '../files/read-file.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { actOnAll } from './batch.ts';
import { leaveFolder } from './leave-folder.ts';
import { mayDeleteFolder } from './rules.ts';

/** The folders of the officer's post by name, with what lies in each. */
export function listFolders(desk: Desk, officer: Officer): Output<'movement.folders'> {
  const { build } = desk.store;
  const items = (kind: 'file' | 'receipt') =>
    build.selectFrom('desk_folder_item').select(sql<number>`count(*)`.as('total')).where('folder_id', '=', sql<string>`desk_folder.id`).where('kind', '=', kind);
  const folders = build.selectFrom('desk_folder').select(['id', 'name', items('file').as('files'), items('receipt').as('receipts')]);
  return desk.store.all(folders.where('post_id', '=', officer.postId).orderBy('name')).map((row) => ({ ...row, files: row.files ?? 0, receipts: row.receipts ?? 0 }));
}

/** Refuses with `folderNameTaken`, and with `badInput` naming `name` when nothing is left of it. */
export function createFolder(desk: Desk, officer: Officer, typed: string): { id: string } {
  const id = newId();
  desk.store.transaction(() => {
    const name = freeName(desk, officer, { typed, folderId: id });
    desk.store.run(desk.store.build.insertInto('desk_folder').values({ id, post_id: officer.postId, name }));
  });
  return { id };
}

/** Refuses with `notFound`, `folderNameTaken`, `badInput`. */
export function renameFolder(desk: Desk, officer: Officer, { folderId, name: typed }: Input<'movement.renameFolder'>): void {
  desk.store.transaction(() => {
    const { id } = ownFolder(desk, officer, folderId);
    const name = freeName(desk, officer, { typed, folderId: id });
    desk.store.run(desk.store.build.updateTable('desk_folder').set({ name }).where('id', '=', id));
  });
}

/** Refuses with `notFound`, and with `folderInUse` while anything lies in it. */
export function deleteFolder(desk: Desk, officer: Officer, folderId: string): void {
  desk.store.transaction(() => {
    const { id, name } = ownFolder(desk, officer, folderId);
    const items = desk.store.first(desk.store.build.selectFrom('desk_folder_item').select(sql<number>`count(*)`.as('total')).where('folder_id', '=', id));
    if (!mayDeleteFolder(items?.total ?? 0)) throw new Refusal('folderInUse', { name });
    desk.store.run(desk.store.build.deleteFrom('desk_folder').where('id', '=', id));
  });
}

/** Puts what lies with the post into one of its folders, or out of them: all of it, or nothing. Refuses with `notFound`. */
export function keepInFolder(desk: Desk, officer: Officer, { kind, ids, folderId }: Input<'movement.keepInFolder'>): BatchOutcome {
  const folder = folderId === null ? null : ownFolder(desk, officer, folderId);
  const keep = ({ id }: { readonly id: string }) => {
    leaveFolder(desk, kind, id);
    if (folder) desk.store.run(desk.store.build.insertInto('desk_folder_item').values({ kind, item_id: id, post_id: officer.postId, folder_id: folder.id }));
  };
  if (kind === 'file') return actOnAll(desk, { ids, read: (id) => readFile(desk, id), numberOf: (file) => file.number, check: (file) => orRefuseWork(file, officer), act: keep });
  return actOnAll(desk, { ids, read: (id) => readReceipt(desk, id), numberOf: (receipt) => receipt.number, check: (receipt) => orRefuseAct(receipt, officer), act: keep });
}

function ownFolder(desk: Desk, officer: Officer, folderId: string): DeskFolderTable {
  const folder = desk.store.build.selectFrom('desk_folder').selectAll().where('id', '=', folderId).where('post_id', '=', officer.postId);
  const found = desk.store.first(folder);
  if (!found) throw new Refusal('notFound');
  return found;
}

function freeName(desk: Desk, officer: Officer, { typed, folderId }: { readonly typed: string; readonly folderId: string }): string {
  const name = typed.trim().normalize('NFC');
  if (name === '') throw new Refusal('badInput', { field: 'name' });
  const same = desk.store.build.selectFrom('desk_folder').select('id').where('post_id', '=', officer.postId).where('name', '=', name).where('id', '!=', folderId);
  if (desk.store.first(same)) throw new Refusal('folderNameTaken', { name });
  return name;
}
