import { mediaType } from '../../../preload/contract/attachments.ts';
import type { Docket, PaperView } from '../../../preload/contract/correspondence.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { CorrespondenceTable } from '../db/correspondence-table.ts';
import type { FileRecord } from '../db/file-tables.ts';
import type { Desk } from '../desk.ts';
import { readFile } from '../files/read-file.ts';
import { actorOf, postPlace } from '../office/actors.ts';
import type { Officer } from '../session/session.ts';
import { describePaper, readPaperRows, type PaperRows } from './describe-papers.ts';
import { lineOf } from './line-of.ts';
import { scansOf } from './place-paper.ts';
import { countByBand, daysWaited, docketOrder, freshOrdinals } from './rules.ts';

/** Every paper of a file and of its other volumes: the correspondence side first, then the appendices, each by serial number. */
export function papersOfFile(desk: Desk, officer: Officer, fileId: string): PaperView[] {
  const line = lineOf(readFile(desk, fileId));
  const papers = desk.store.all(desk.store.build.selectFrom('correspondence').selectAll().where('line_id', '=', line).orderBy('part', 'desc').orderBy('serial'));
  const ordered = [...papers.filter((paper) => paper.part === 'correspondence'), ...papers.filter((paper) => paper.part !== 'correspondence')];
  const rows = readPaperRows(desk, officer, line);
  const fresh = freshOrdinals(ordered.filter((paper) => paper.flag === 'fr').map((paper) => ({ id: paper.paper_id, serial: paper.serial })));
  return ordered.map((paper) => ({
    id: paper.paper_id,
    fileId: paper.file_id,
    part: paper.part,
    serial: paper.serial,
    firstPage: paper.first_page,
    lastPage: paper.last_page,
    ...describePaper(paper, rows),
    flag: paper.flag,
    freshOrdinal: fresh.get(paper.paper_id) ?? 0,
    answeredBy: rows.answers.flatMap((answer) => (answer.receipt_id === paper.paper_id ? (rows.letters.get(answer.letter_id)?.number ?? []) : [])),
    at: paper.at,
    scans: scansOfPaper(paper, rows),
  }));
}

/** The numbered scans first, crossed out or not, and after them what came later and stands. */
function scansOfPaper(paper: CorrespondenceTable, { attachments }: PaperRows): PaperView['scans'] {
  const numbered = new Set(scansOf(paper).map((scan) => scan.id));
  const later = [...attachments.values()].filter((scan) => scan.receipt_id === paper.paper_id && scan.withdrawn_at === null && !numbered.has(scan.id));
  const first = [...numbered].flatMap((id) => attachments.get(id) ?? []);
  return [...first, ...later].map((scan) => ({
    id: scan.id,
    title: scan.title,
    mime: mediaType.parse(scan.mime),
    size: scan.size,
    pages: scan.pages,
    numbered: numbered.has(scan.id),
    withdrawn: scan.withdrawn_at !== null,
  }));
}

/** The dockets of one notesheet: an entry for every receipt put in and letter issued, below the note after which it came. */
export function docketsOf(desk: Desk, officer: Officer, file: FileRecord): Docket[] {
  const { build } = desk.store;
  const papers = desk.store.all(
    build.selectFrom('correspondence').selectAll().where('file_id', '=', file.id).where('part', '=', 'correspondence').orderBy('serial'),
  );
  if (papers.length === 0) return [];
  const rows = readPaperRows(desk, officer, lineOf(file));
  const dockets = papers.map((paper): Docket => {
    const { state: _state, ...description } = describePaper(paper, rows);
    return {
      paperId: paper.paper_id,
      serial: paper.serial,
      firstPage: paper.first_page,
      lastPage: paper.last_page,
      ...description,
      afterNote: paper.after_note,
      at: paper.at,
      remarks: paper.kind === 'receipt' && !description.hidden ? remarksOn(desk, paper, rows) : [],
    };
  });
  return docketOrder(dockets);
}

/** What was written on a receipt on its way: in the diary, on marking, on putting it in the file. */
function remarksOn(desk: Desk, paper: CorrespondenceTable, { receipts }: PaperRows): Docket['remarks'] {
  const { build } = desk.store;
  const movements = desk.store.all(
    build.selectFrom('receipt_movement').selectAll().where('receipt_id', '=', paper.paper_id).where('remarks', '!=', '').orderBy('at').orderBy('id'),
  );
  const marked = movements.map((row) => ({ text: row.remarks, by: actorOf(desk.store, { post: row.from_post, person: row.from_person, acting: row.from_acting }) }));
  const entered = receipts.get(paper.paper_id)?.remarks ?? '';
  return [{ text: entered, by: null }, ...marked, { text: paper.remarks, by: null }].filter(({ text }) => text !== '');
}

/** Pages of the correspondence side that lie in this file or volume. */
export function correspondencePages(desk: Desk, fileId: string): number {
  const { build } = desk.store;
  const total = desk.store.first(
    build
      .selectFrom('correspondence')
      .select(({ fn, eb }) => fn.sum<number>(eb(eb('last_page', '-', eb.ref('first_page')), '+', 1)).as('pages'))
      .where('file_id', '=', fileId)
      .where('part', '=', 'correspondence'),
  );
  return total?.pages ?? 0;
}

/** How long papers under consideration wait, over the files of the office or of the officer's section (domain.md row 25). */
export function pucPendency(desk: Desk, officer: Officer, { scope }: Input<'correspondence.pendency'>): Output<'correspondence.pendency'> {
  const now = desk.ledger.now();
  const waiting = desk.store.build.selectFrom('correspondence').innerJoin('file', 'file.id', 'correspondence.file_id').select('correspondence.at as at').where('correspondence.flag', '=', 'puc').where('file.office', '=', '');
  const section = postPlace(desk.store, officer.postId)?.sectionId ?? '';
  const rows = desk.store.all(scope === 'office' ? waiting : waiting.where('file.section_id', '=', section));
  return { total: rows.length, bands: countByBand(rows.map(({ at }) => daysWaited(at, now))) };
}
