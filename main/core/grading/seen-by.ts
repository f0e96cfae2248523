import { sql } from 'kysely';
import type { Desk } from '../desk.ts';
import { postPlace } from '../office/actors.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { holdersOf, maySeeGraded, type Viewer } from './rules.ts';

type Ids = ReadonlySet<string>;

/** A literal, as the condition of the index of graded rows is. */
const graded = sql<boolean>`classification <> 'normal'`;

export function viewerOf(desk: Desk, officer: Officer): Viewer {
  return { postId: officer.postId, sectionId: postPlace(desk.store, officer.postId)?.sectionId ?? '', isOfficer: officer.roles.includes('officer') };
}

/** Files of which the officer may know number, date and grading alone; `among` narrows the question to these. */
export function unseenFiles(desk: Desk, officer: Officer, among?: readonly string[]): Ids {
  const { build } = desk.store;
  const rows = build.selectFrom('file').select(['id', 'classification', 'opened_post', 'holder_post', 'section_id']).where(graded);
  const files = desk.store.all(among ? rows.where('id', 'in', among) : rows);
  if (files.length === 0) return new Set();
  const held = fileHolders(desk, files.map(({ id }) => id));
  const viewer = viewerOf(desk, officer);
  const unseen = files.filter((file) => {
    const posts = new Set([file.opened_post, file.holder_post, ...(held.get(file.id) ?? [])]);
    return !maySeeGraded({ grading: file.classification, posts, sections: new Set([file.section_id]) }, viewer);
  });
  return new Set(unseen.map(({ id }) => id));
}

/** Receipts of which the officer may know number, date and grading alone; those on a file are seen by who holds or held it. */
export function unseenReceipts(desk: Desk, officer: Officer, among?: readonly string[]): Ids {
  const { build } = desk.store;
  const rows = build.selectFrom('receipt').select(['id', 'classification', 'created_post', 'addressee_post', 'holder_post', 'section_id', 'file_id']).where(graded);
  const receipts = desk.store.all(among ? rows.where('id', 'in', among) : rows);
  if (receipts.length === 0) return new Set();
  const held = receiptHolders(desk, receipts.map(({ id }) => id));
  const onFile = fileHolders(desk, receipts.flatMap(({ file_id: fileId }) => (fileId === null ? [] : [fileId])));
  const viewer = viewerOf(desk, officer);
  const unseen = receipts.filter((receipt) => {
    const { addressee_post: addressee, file_id: fileId } = receipt;
    const posts = new Set([receipt.created_post, receipt.holder_post, ...(held.get(receipt.id) ?? [])]);
    if (addressee !== null) posts.add(addressee);
    if (fileId !== null) onFile.get(fileId)?.forEach((post) => posts.add(post));
    const section = (addressee === null ? null : postPlace(desk.store, addressee)?.sectionId) ?? receipt.section_id;
    return !maySeeGraded({ grading: receipt.classification, posts, sections: new Set([section]) }, viewer);
  });
  return new Set(unseen.map(({ id }) => id));
}

/** The posts that hold or held each file. */
function fileHolders(desk: Desk, ids: readonly string[]): ReadonlyMap<string, Ids> {
  if (ids.length === 0) return new Map();
  const { build } = desk.store;
  const files = desk.store.all(build.selectFrom('file').select(['id', 'opened_post', 'holder_post']).where('id', 'in', ids));
  const steps = desk.store.all(build.selectFrom('movement').select(['file_id', 'from_post', 'to_post', 'kind']).where('file_id', 'in', ids).orderBy(sql`rowid`));
  const taken = grouped(steps, (step) => step.file_id);
  return new Map(
    files.map((file) => {
      const way = (taken.get(file.id) ?? []).map((step) => ({ from: step.from_post, to: step.to_post, pulledBack: step.kind === 'pull-back' }));
      return [file.id, new Set([file.opened_post, file.holder_post, ...holdersOf(way)])];
    }),
  );
}

/** The posts to which each receipt was marked or copied, and that marked it. */
function receiptHolders(desk: Desk, ids: readonly string[]): ReadonlyMap<string, Ids> {
  const { build } = desk.store;
  const marked = desk.store.all(build.selectFrom('receipt_movement').select(['receipt_id', 'from_post', 'to_post']).where('receipt_id', 'in', ids).where('withdrawn', '=', 0));
  const copied = desk.store.all(build.selectFrom('receipt_copy').select(['receipt_id', 'from_post', 'to_post']).where('receipt_id', 'in', ids).where('state', '<>', 'withdrawn'));
  const steps = grouped([...marked, ...copied], (step) => step.receipt_id);
  return new Map([...steps].map(([id, way]) => [id, new Set(way.flatMap((step) => [step.from_post, step.to_post]))]));
}

function grouped<Step>(steps: readonly Step[], key: (step: Step) => string): ReadonlyMap<string, readonly Step[]> {
  const groups = new Map<string, Step[]>();
  for (const step of steps) groups.set(key(step), [...(groups.get(key(step)) ?? []), step]);
  return groups;
}

/** Refuses with `gradedPaper` where the officer may not see what the receipt is about. */
export function orRefuseUnseenReceipt(desk: Desk, officer: Officer, receiptId: string): void {
  if (unseenReceipts(desk, officer, [receiptId]).size > 0) throw new Refusal('gradedPaper');
}

/** Refuses with `gradedPaper` where the officer may not see what lies on the file. */
export function orRefuseUnseenFile(desk: Desk, officer: Officer, fileId: string): void {
  if (unseenFiles(desk, officer, [fileId]).size > 0) throw new Refusal('gradedPaper');
}
