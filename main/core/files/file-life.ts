import { sql } from 'kysely';
import { reused } from '../db/reused.ts';
import { sqlBuilder } from '../db/store.ts';
import type { FileRecord } from '../db/file-tables.ts';
import type { Desk } from '../desk.ts';
import { postPlace } from '../office/actors.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { readFile } from './read-file.ts';
import { workProblem, type LifeProblem } from './rules.ts';

/** Refuses with the problem of a file, naming it and the other file that matters. */
export function refuseFile(file: FileRecord, problem: LifeProblem | null, other = ''): void {
  if (problem !== null) throw new Refusal(problem, { number: file.number, other });
}

/** Refuses with `fileNotHere` or `fileNotReceived` where the officer's post can't work on the file. */
export function orRefuseWork(file: FileRecord, officer: Officer): void {
  const problem = workProblem(file, officer.postId);
  if (problem) throw new Refusal(problem, { number: file.number });
}

/** The file's row when the officer's post holds it, whatever may be done with it; refuses with `fileNotHere` or `fileNotReceived` otherwise. */
export function fileHeld(desk: Desk, officer: Officer, fileId: string): FileRecord {
  const file = readFile(desk, fileId);
  orRefuseWork(file, officer);
  return file;
}

/** Drafts and a yellow note that are not done with yet. */
export function openDrafts(desk: Desk, fileId: string): number {
  const { build } = desk.store;
  const drafts = desk.store.first(
    build.selectFrom('letter').select(sql<number>`count(*)`.as('total')).where('file_id', '=', fileId).where('state', '=', 'draft'),
  );
  const yellow = desk.store.first(build.selectFrom('yellow_note').select(sql<number>`count(*)`.as('total')).where('file_id', '=', fileId).where('discarded_at', 'is', null));
  return (drafts?.total ?? 0) + (yellow?.total ?? 0);
}

/** Parts of a file that are still worked on. */
export function openParts(desk: Desk, fileId: string): FileRecord[] {
  return desk.store.all(
    desk.store.build.selectFrom('file').selectAll().where('main_id', '=', fileId).where('kind', '=', 'part').where('state', 'in', ['open', 'parked']),
  );
}

const attachedTo = reused(({ fileId }: { fileId: string }) => sqlBuilder.selectFrom('file').selectAll().where('attached_to', '=', fileId).orderBy('number'));

/** The files that travel with this one (domain.md row 28). */
export function attachedFiles(desk: Desk, fileId: string): FileRecord[] {
  return desk.store.all(attachedTo({ fileId }));
}

/** The officer as one who may approve what was asked of a file. */
export function approverOf(desk: Desk, officer: Officer): { postId: string; sectionId: string; isOfficer: boolean } {
  const place = postPlace(desk.store, officer.postId);
  return { postId: officer.postId, sectionId: place?.sectionId ?? '', isOfficer: officer.roles.includes('officer') };
}
