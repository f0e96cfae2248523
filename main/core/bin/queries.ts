import { sql } from 'kysely';
import type { BinRow } from '../../../preload/contract/bin.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { draft } from '../../../preload/contract/letters.ts';
import type { Desk } from '../desk.ts';
import { firstLanguage } from '../letters/rules.ts';
import type { Officer } from '../session/session.ts';

/** What the officer's post threw away and may take back, the latest first. */
export function listBin(desk: Desk, officer: Officer, { limit, offset }: Input<'bin.list'>): Output<'bin.list'> {
  const rows = [...receipts(desk, officer), ...files(desk, officer), ...drafts(desk, officer)].toSorted((left, right) => right.at - left.at);
  return { rows: rows.slice(offset, offset + limit), total: rows.length };
}

function receipts(desk: Desk, { postId }: Officer): BinRow[] {
  const rows = desk.store.build.selectFrom('receipt').select(['id', 'number', 'subject', 'disposal', 'binned_at']).where('created_post', '=', postId).where('binned_at', 'is not', null);
  return desk.store.all(rows).map((row) => ({ kind: 'receipt', id: row.id, number: row.number, subject: row.subject, reason: row.disposal, at: row.binned_at ?? 0 }));
}

function files(desk: Desk, { postId }: Officer): BinRow[] {
  const reason = sql<string>`(SELECT a.remarks FROM file_act a WHERE a.file_id = file.id AND a.kind = 'binned' ORDER BY a.at DESC, a.id DESC LIMIT 1)`;
  const rows = desk.store.build.selectFrom('file').select(['id', 'number', 'subject', 'binned_at', reason.as('reason')]).where('opened_post', '=', postId).where('binned_at', 'is not', null);
  return desk.store.all(rows).map((row) => ({ kind: 'file', id: row.id, number: row.number, subject: row.subject, reason: row.reason, at: row.binned_at ?? 0 }));
}

/** Drafts of letters, by the file on which they lay; one whose text is on another desk is not offered. */
function drafts(desk: Desk, { postId }: Officer): BinRow[] {
  const rows = desk.store.build
    .selectFrom('binned_letter')
    .innerJoin('letter_draft', 'letter_draft.letter_id', 'binned_letter.id')
    .innerJoin('file', 'file.id', 'binned_letter.file_id')
    .select(['binned_letter.id as id', 'binned_letter.at as at', 'letter_draft.draft as draft', 'file.number as number'])
    .where('binned_letter.post_id', '=', postId);
  return desk.store.all(rows).map((row) => {
    const text = draft.parse(JSON.parse(row.draft));
    return { kind: 'letter', id: row.id, number: row.number, subject: text.subject[firstLanguage(text)] ?? '', reason: '', at: row.at };
  });
}
