import { sql, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import type { FileView } from '../../../preload/contract/files.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { letterForm, type LetterView } from '../../../preload/contract/letters.ts';
import type { LetterTable } from '../db/letter-tables.ts';
import { inOrder, type SortKeys } from '../db/in-order.ts';
import type { Schema } from '../db/schema.ts';
import type { Desk } from '../desk.ts';
import { readFile } from '../files/read-file.ts';
import { additionProblem, mayWork } from '../files/rules.ts';
import { unseenFiles } from '../grading/seen-by.ts';
import { plainBytes } from '../ledger/event.ts';
import { markedCounter } from '../numbers/desk-mark.ts';
import { actorOf, postName } from '../office/actors.ts';
import { readOffice } from '../office/office.ts';
import { tokenDigits, sealUrl } from '../seal/digits.ts';
import type { Officer } from '../session/session.ts';
import { readDraft, readLetter } from './drafts.ts';
import { symbolShape } from './events.ts';
import { readSource } from './letter-source.ts';
import { signedCopyOf } from './signed-copy.ts';
import { firstLanguage, numberKey, toLine } from './rules.ts';

const issuedState = z.enum(['issued', 'cancelled', 'superseded']);
const dotMm = 25.4 / 600;

/** The papers on the correspondence side of a file. */
export function readCorrespondence(desk: Desk, fileId: string): FileView['correspondence'] {
  const rows = desk.store.all(desk.store.build.selectFrom('letter').selectAll().where('file_id', '=', fileId).orderBy('id'));
  return rows.map((row) => {
    const shown = row.state === 'draft' ? draftLine(desk, row.id) : { subject: row.subject, to: row.to_line, updatedAt: row.updated_at };
    return { letterId: row.id, form: row.form, ...shown, state: row.state, number: row.number, date: row.day, pages: row.pages };
  });
}

function draftLine(desk: Desk, letterId: string): { subject: string; to: string; updatedAt: number } {
  const { draft, updatedAt } = readDraft(desk, letterId);
  return { subject: draft.subject[firstLanguage(draft)] ?? '', to: toLine(draft), updatedAt };
}

/** One letter, draft or issued, as a screen shows it. */
export function viewLetter(desk: Desk, officer: Officer, letterId: string): LetterView {
  const { store } = desk;
  const letter = readLetter(desk, letterId);
  const file = readFile(desk, letter.file_id);
  const isDraft = letter.state === 'draft';
  const { draft } = isDraft ? readDraft(desk, letterId) : readSource(desk, letter);
  const inHand = isDraft && mayWork(file, officer.postId) && additionProblem(file) === null;
  const copies = store.all(store.build.selectFrom('copy').selectAll().where('letter_id', '=', letterId).orderBy('copy_number'));
  const lines = store.all(store.build.selectFrom('dispatch_line').selectAll().where('letter_id', '=', letterId).orderBy('serial'));
  return {
    id: letter.id,
    fileId: file.id,
    fileNumber: file.number,
    state: letter.state,
    draft,
    signatory: postName(store, draft.signatoryPostId),
    canApprove: inHand && draft.signatoryPostId === officer.postId && officer.roles.includes('officer'),
    canEdit: inHand,
    updatedAt: isDraft ? readDraft(desk, letterId).updatedAt : letter.updated_at,
    issued: issuedPart(desk, letter),
    ended: endedPart(desk, letter),
    signedCopy: signedCopyOf(desk, officer, letter),
    copies: copies.map((row) => ({
      id: row.id,
      copyNumber: row.copy_number,
      printer: row.printer,
      actor: actorOf(store, { post: row.post_id, person: row.person_id, acting: row.acting }),
      at: row.at,
      reason: row.reason,
      state: row.state,
    })),
    dispatch: lines.map((row) => ({
      id: row.id,
      serial: markedCounter(row.mark, String(row.serial)),
      addressee: row.addressee,
      kind: row.kind,
      state: row.state,
      mode: row.mode,
    })),
  };
}

function issuedPart(desk: Desk, letter: LetterTable): LetterView['issued'] {
  const { number, day, token, symbol } = letter;
  if (number === null || day === null || token === null || symbol === null) return null;
  const shape = symbolShape.parse(JSON.parse(symbol));
  const sealed = plainBytes(token);
  return {
    number,
    date: day,
    at: letter.issued_at ?? 0,
    by: actorOf(desk.store, {
      post: letter.issued_post ?? '',
      person: letter.issued_person ?? '',
      acting: letter.issued_acting ?? 0,
    }),
    pages: letter.pages ?? 0,
    url: sealUrl(readOffice(desk.store).verifyHost, sealed),
    digits: tokenDigits(sealed),
    shortCode: letter.short_code ?? '',
    qr: { version: shape.version, ecc: shape.ecc, moduleMm: shape.dots * dotMm, boxMm: shape.boxMm },
    pdfBytes: letter.pdf_size ?? 0,
    batchId: letter.batch_id,
  };
}

function endedPart(desk: Desk, letter: LetterTable): LetterView['ended'] {
  if (letter.ended_at === null) return null;
  return {
    reason: letter.end_reason ?? '',
    by: actorOf(desk.store, { post: letter.end_post ?? '', person: letter.end_person ?? '', acting: letter.end_acting ?? 0 }),
    at: letter.ended_at,
    supersededBy: letter.superseded_by,
  };
}

type LetterQuery<Row> = SelectQueryBuilder<Schema, 'letter', Row>;

/** Letters are numbered in the order in which they are issued. */
const sortKeys: SortKeys<NonNullable<Input<'letters.list'>['sort']>['column']> = {
  number: ['issued_at', 'id'],
  date: ['day', 'issued_at', 'id'],
  to: ['lower(to_line)', 'id'],
  subject: ['lower(subject)', 'id'],
  form: ['form', 'issued_at', 'id'],
  state: ['state', 'issued_at', 'id'],
};

/** The register of letters issued, newest first. */
export function listLetters(desk: Desk, officer: Officer, input: Input<'letters.list'>): Output<'letters.list'> {
  const { store } = desk;
  const unseen = unseenFiles(desk, officer);
  const wanted = <Row>(query: LetterQuery<Row>): LetterQuery<Row> => {
    let filtered = query.where('number', 'is not', null).where('office', '=', '');
    if (input.state) filtered = filtered.where('state', '=', input.state);
    if (input.from) filtered = filtered.where('day', '>=', input.from);
    if (input.to) filtered = filtered.where('day', '<=', input.to);
    const search = input.search?.trim();
    if (!search) return filtered;
    return filtered.where((where) =>
      where.or([
        where('number_key', 'like', `%${numberKey(search)}%`),
        where.and([
          where('file_id', 'not in', sql<string>`(SELECT value FROM json_each(${JSON.stringify([...unseen])}))`),
          where.or([where('subject', 'like', `%${search}%`), where('to_line', 'like', `%${search}%`)]),
        ]),
      ]),
    );
  };
  const rows = store.all(
    inOrder(wanted(store.build.selectFrom('letter').selectAll()), input.sort, sortKeys, ['issued_at', 'id']).limit(input.limit).offset(input.offset),
  );
  const total = store.first(wanted(store.build.selectFrom('letter').select(sql<number>`count(*)`.as('total'))));
  const numbers = fileNumbers(desk, rows);
  return {
    total: total?.total ?? 0,
    rows: rows.map((row) => ({
      id: row.id,
      number: row.number ?? '',
      date: row.day ?? '',
      form: letterForm.parse(row.form),
      hidden: unseen.has(row.file_id),
      subject: unseen.has(row.file_id) ? '' : row.subject,
      to: unseen.has(row.file_id) ? '' : row.to_line,
      fileId: row.file_id,
      fileNumber: numbers.get(row.file_id) ?? '',
      signatory: postName(store, row.signatory_post),
      state: issuedState.parse(row.state),
      pages: row.pages ?? 0,
    })),
  };
}

function fileNumbers(desk: Desk, rows: readonly LetterTable[]): Map<string, string> {
  const ids = [...new Set(rows.map((row) => row.file_id))];
  if (ids.length === 0) return new Map();
  const files = desk.store.all(desk.store.build.selectFrom('file').select(['id', 'number']).where('id', 'in', ids));
  return new Map(files.map((file) => [file.id, file.number]));
}
