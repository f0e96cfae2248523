import type { FileAct, FileStanding, FileView, OtherFile } from '../../../preload/contract/files.ts';
import { fileActKind } from '../../../preload/contract/files.ts';
import { mayBinFile } from '../bin/commands.ts';
import { correspondencePages } from '../correspondence/queries.ts';
import type { FileRecord } from '../db/file-tables.ts';
import type { Desk } from '../desk.ts';
import { unseenFiles } from '../grading/seen-by.ts';
import { actorOf, postName } from '../office/actors.ts';
import { readNumbering } from '../office/numbering.ts';
import { bodyText } from '../pages/body-text.ts';
import type { Officer } from '../session/session.ts';
import { approverOf, attachedFiles } from './file-life.ts';
import { additionProblem, mayDecide, moveProblem, notePages, reopenProblem, volumeIsFull } from './rules.ts';

const shownState = (file: FileRecord): FileStanding['state'] => (file.binned_at === null ? file.state : 'binned');

/** What tells a file apart from one that is simply at work. */
export function standingOf(file: FileRecord): FileStanding {
  return { form: file.form, kind: file.kind, state: shownState(file), bringUpOn: file.bring_up, attached: file.attached_to !== null, asked: file.asked };
}

function asOther(desk: Desk, officer: Officer, file: FileRecord): OtherFile {
  const hidden = unseenFiles(desk, officer, [file.id]).size > 0;
  return { id: file.id, number: file.number, hidden, subject: hidden ? '' : file.subject, state: shownState(file), holder: postName(desk.store, file.holder_post) };
}

function others(desk: Desk, officer: Officer, ids: readonly string[]): OtherFile[] {
  if (ids.length === 0) return [];
  return desk.store.all(desk.store.build.selectFrom('file').selectAll().where('id', 'in', ids).orderBy('number')).map((file) => asOther(desk, officer, file));
}

function other(desk: Desk, officer: Officer, id: string | null): OtherFile | null {
  return id === null ? null : (others(desk, officer, [id])[0] ?? null);
}

function belonging(desk: Desk, officer: Officer, mainId: string, kind: 'part' | 'volume'): OtherFile[] {
  const query = desk.store.build.selectFrom('file').selectAll().where('main_id', '=', mainId).where('kind', '=', kind).orderBy('ordinal');
  return desk.store.all(query).map((file) => asOther(desk, officer, file));
}

/** All volumes of which this file is one, the first included; none where there is only one. */
function volumesOf(desk: Desk, officer: Officer, file: FileRecord): OtherFile[] {
  if (file.kind === 'part') return [];
  const first = file.main_id ?? file.id;
  const later = belonging(desk, officer, first, 'volume');
  return later.length === 0 ? [] : [...others(desk, officer, [first]), ...later];
}

/** The history of a file, oldest first, with what other files did to it. */
function actsOf(desk: Desk, file: FileRecord): FileAct[] {
  const { build } = desk.store;
  const rows = desk.store.all(
    build
      .selectFrom('file_act')
      .innerJoin('file', 'file.id', 'file_act.file_id')
      .leftJoin('file as about', 'about.id', 'file_act.other_id')
      .selectAll('file_act')
      .select(['file.number as number', 'about.number as about'])
      .where((where) => where.or([where('file_act.file_id', '=', file.id), where('file_act.other_id', '=', file.id)]))
      .orderBy('file_act.at')
      .orderBy('file_act.id'),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: fileActKind.parse(row.kind),
    file: row.number,
    other: row.about,
    remarks: row.remarks,
    actor: actorOf(desk.store, { post: row.post_id, person: row.person_id, acting: row.acting }),
    at: row.at,
  }));
}

/** Pages of notes as they would be typed, and of the correspondence side as numbered. */
function pagesOf(desk: Desk, fileId: string, notes: FileView['notes']): number {
  const characters = notes.reduce((sum, note) => sum + (note.content ? bodyText(note.content).join('\n').length : 0), 0);
  return notePages(characters) + correspondencePages(desk, fileId);
}

/** How a file hangs together with others, what was done to it, and what the officer may do with it now. */
export function lifeOf(desk: Desk, officer: Officer, file: FileRecord, notes: FileView['notes']): FileView['life'] {
  const links = desk.store.all(desk.store.build.selectFrom('file_link').select('other_id').where('file_id', '=', file.id));
  const pages = pagesOf(desk, file.id, notes);
  const held = file.holder_post === officer.postId;
  return {
    standing: standingOf(file),
    main: other(desk, officer, file.main_id),
    parts: belonging(desk, officer, file.id, 'part'),
    volumes: volumesOf(desk, officer, file),
    links: others(desk, officer, links.map((link) => link.other_id)),
    attachedTo: other(desk, officer, file.attached_to),
    attachments: attachedFiles(desk, file.id).map((attached) => asOther(desk, officer, attached)),
    acts: actsOf(desk, file),
    pages,
    volumeSuggested: held && volumeIsFull(file, pages, readNumbering(desk.store).volumePages),
    takesPapers: held && additionProblem(file) === null,
    mayBin: held && mayBinFile(desk, officer, file),
    maySend: held && moveProblem(file) === null,
    mayDecide: file.asked !== null && mayDecide(file, approverOf(desk, officer)),
    mayAskReopening: reopenProblem(file, officer.postId) === null,
  };
}
