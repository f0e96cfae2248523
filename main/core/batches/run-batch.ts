import { draft as draftSchema, type Draft } from '../../../preload/contract/letters.ts';
import type { LetterTable } from '../db/letter-tables.ts';
import type { BatchRowTable, BatchTable } from '../db/working-tables.ts';
import { toRefusal } from '../db/open-database.ts';
import type { Desk } from '../desk.ts';
import { discardDraft, startDraft } from '../letters/drafts.ts';
import { issueLetter } from '../letters/issue-letter.ts';
import { refreshAllStatusLists } from '../letters/status-lists.ts';
import { Refusal } from '../refusal.ts';
import { unlessRefused } from '../unless-refused.ts';
import type { Officer } from '../session/session.ts';
import { fillDraft } from './fill-draft.ts';
import { readBatch, rowValues } from './queries.ts';

/** What a running batch is asked to do next. */
export type BatchControl = { wanted: 'run' | 'pause' | 'cancel' };

/** Tables that each letter of a batch changes. */
const changed = ['batch', 'job', 'letter', 'dispatch_line', 'series', 'file'];

/** Every so many letters the status list is signed anew. */
const statusEvery = 100;

/**
 * Issues the letters of a batch one after another, each in its own commit. Stopped anywhere, even by a power cut, it goes on
 * with the next line: a line's letter has its name before it is issued, so none is issued twice and no number is lost. Nobody waits
 * for a batch, so what cannot even be noted must not end the program: an unnoted pause is found at the next start.
 */
export async function runBatch(desk: Desk, officer: Officer, batchId: string): Promise<void> {
  const control: BatchControl = { wanted: 'run' };
  desk.running.set(batchId, control);
  try {
    const batch = readBatch(desk, batchId);
    let issued = 0;
    for (let row = nextRow(desk, batchId); row; row = nextRow(desk, batchId)) {
      if (control.wanted !== 'run') return setState(desk, batchId, control.wanted === 'pause' ? 'paused' : 'cancelled', null);
      await runRow(desk, officer, { batch, row });
      issued += 1;
      if (issued % statusEvery === 0) refreshAllStatusLists(desk, officer);
      desk.announce(changed);
    }
    setState(desk, batchId, 'done', null);
  } catch (error) {
    unlessRefused(() => setState(desk, batchId, 'paused', reasonOf(error)));
  } finally {
    desk.running.delete(batchId);
    unlessRefused(() => refreshAllStatusLists(desk, officer));
    desk.announce(changed);
  }
}

/** A line that can't become a letter is marked; what concerns the whole desk (disk full, no layout) stops the batch instead. */
async function runRow(desk: Desk, officer: Officer, work: { batch: BatchTable; row: BatchRowTable }): Promise<void> {
  const { batch, row } = work;
  const known = letterState(desk, row);
  try {
    if (known === undefined) startDraft(desk, officer, { fileId: batch.file_id, draft: draftOf(batch, row), id: row.letter_id });
    if (known === undefined || known === 'draft') await issueLetter(desk, officer, row.letter_id, { batchId: batch.id, refreshStatus: false });
    markRow(desk, row, { state: 'issued', error: null });
  } catch (error) {
    if (!(error instanceof Refusal) || !faultOfLine.has(error.code)) throw error;
    if (letterState(desk, row) === 'draft') discardDraft(desk, officer, row.letter_id, { restorable: false });
    markRow(desk, row, { state: 'failed', error: error.code });
  }
}

const faultOfLine: ReadonlySet<string> = new Set(['badInput', 'draftIncomplete', 'subjectTooLongForSeal', 'textForbiddenCharacters']);

function letterState(desk: Desk, row: BatchRowTable): LetterTable['state'] | undefined {
  return desk.store.first(desk.store.build.selectFrom('letter').select('state').where('id', '=', row.letter_id))?.state;
}

/** The letter of one line; refuses with `badInput` where its values make a field longer than a letter may have it. */
function draftOf(batch: BatchTable, row: BatchRowTable): Draft {
  const filled = fillDraft(draftSchema.parse(JSON.parse(batch.draft)), { name: row.name, address: row.address, values: rowValues(row) });
  const checked = draftSchema.safeParse(filled);
  if (!checked.success) throw new Refusal('badInput', { field: (checked.error.issues[0]?.path ?? []).join('.') });
  return checked.data;
}

function nextRow(desk: Desk, batchId: string): BatchRowTable | undefined {
  return desk.store.first(
    desk.store.build.selectFrom('batch_row').selectAll().where('batch_id', '=', batchId).where('state', '=', 'waiting').orderBy('line').limit(1),
  );
}

function markRow(desk: Desk, row: BatchRowTable, change: Pick<BatchRowTable, 'state' | 'error'>): void {
  desk.store.run(
    desk.store.build.updateTable('batch_row').set(change).where('batch_id', '=', row.batch_id).where('line', '=', row.line),
  );
}

export function setState(desk: Desk, batchId: string, state: BatchTable['state'], error: string | null): void {
  desk.store.run(desk.store.build.updateTable('batch').set({ state, error }).where('id', '=', batchId));
}

function reasonOf(error: unknown): string {
  const known = toRefusal(error);
  return JSON.stringify(known instanceof Refusal ? known.toError() : { code: 'internal', params: { id: 'batch' } });
}
