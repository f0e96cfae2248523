import type { PaperView } from '../../../preload/contract/correspondence.ts';
import type { ShownReceipt } from '../dak/masked-receipt.ts';
import { asSeenBy } from '../dak/queries.ts';
import { fromLine } from '../dak/rules.ts';
import type { AttachmentTable } from '../db/attachment-tables.ts';
import type { CorrespondenceTable } from '../db/correspondence-table.ts';
import type { LetterTable } from '../db/letter-tables.ts';
import type { AnswerTable } from '../db/note-tables.ts';
import type { Desk } from '../desk.ts';
import type { Officer } from '../session/session.ts';

export type Description = Pick<PaperView, 'kind' | 'hidden' | 'subject' | 'form' | 'party' | 'number' | 'date' | 'theirNumber' | 'theirDate' | 'state'>;

export type PaperRows = {
  readonly receipts: ReadonlyMap<string, ShownReceipt>;
  readonly letters: ReadonlyMap<string, LetterTable>;
  readonly attachments: ReadonlyMap<string, AttachmentTable>;
  readonly answers: readonly AnswerTable[];
};

/** What the areas keep of the papers of a line of volumes, read at once; attachments in the order in which they came. */
export function readPaperRows(desk: Desk, officer: Officer, line: string): PaperRows {
  const { build } = desk.store;
  const papers = (kind: CorrespondenceTable['kind']) => build.selectFrom('correspondence').select('paper_id').where('line_id', '=', line).where('kind', '=', kind);
  const receipts = byId(asSeenBy(desk, officer, desk.store.all(build.selectFrom('receipt').selectAll().where('id', 'in', papers('receipt')))));
  return {
    receipts,
    letters: byId(desk.store.all(build.selectFrom('letter').selectAll().where('id', 'in', papers('letter')))),
    answers: desk.store.all(build.selectFrom('answer').selectAll().where('receipt_id', 'in', papers('receipt')).orderBy('at').orderBy('letter_id')),
    attachments: byId(
      desk.store.all(
        build
          .selectFrom('attachment')
          .selectAll()
          .where((where) => where.or([where('receipt_id', 'in', papers('receipt')), where('id', 'in', papers('attachment'))]))
          .orderBy('added_at')
          .orderBy('id'),
      ).filter((scan) => scan.receipt_id === null || receipts.get(scan.receipt_id)?.hidden !== true),
    ),
  };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

const bare = { hidden: false, subject: '', form: '', party: '', number: '', date: null, theirNumber: '', theirDate: null, state: 'standing' } as const;

/** What a paper is, from or to whom, with its number and date. */
export function describePaper(row: Pick<CorrespondenceTable, 'kind' | 'paper_id'>, rows: PaperRows): Description {
  switch (row.kind) {
    case 'receipt':
      return ofReceipt(rows.receipts.get(row.paper_id));
    case 'letter':
      return ofLetter(rows.letters.get(row.paper_id));
    case 'attachment': {
      const paper = rows.attachments.get(row.paper_id);
      return { ...bare, kind: 'attachment', subject: paper?.title ?? '', state: paper && paper.withdrawn_at !== null ? 'withdrawn' : 'standing' };
    }
  }
}

function ofReceipt(receipt: ShownReceipt | undefined): Description {
  if (!receipt) return { ...bare, kind: 'receipt' };
  const party = fromLine({ name: receipt.sender_name, designation: receipt.sender_designation, organisation: receipt.sender_organisation, city: receipt.sender_city });
  return {
    ...bare,
    kind: 'receipt',
    hidden: receipt.hidden,
    subject: receipt.subject,
    party,
    number: receipt.number,
    date: receipt.received_on,
    theirNumber: receipt.letter_number,
    theirDate: receipt.letter_date,
  };
}

function ofLetter(letter: LetterTable | undefined): Description {
  if (!letter) return { ...bare, kind: 'letter' };
  const state = letter.state === 'cancelled' || letter.state === 'superseded' ? letter.state : 'standing';
  return { ...bare, kind: 'letter', subject: letter.subject, form: letter.form, party: letter.to_line, number: letter.number ?? '', date: letter.day, state };
}
