import { sql } from 'kysely';
import { z } from 'zod';
import type { BatchView } from '../../../preload/contract/batches.ts';
import type { Job } from '../../../preload/contract/system.ts';
import type { BatchRowTable, BatchTable } from '../db/working-tables.ts';
import type { Desk } from '../desk.ts';
import { unseenFiles } from '../grading/seen-by.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';

const values = z.record(z.string(), z.string());
const storedError = z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }).nullable();

/** The batch's row; refuses with `notFound`. */
export function readBatch(desk: Desk, batchId: string): BatchTable {
  const batch = desk.store.first(desk.store.build.selectFrom('batch').selectAll().where('id', '=', batchId));
  if (!batch) throw new Refusal('notFound');
  return batch;
}

export function rowValues(row: BatchRowTable): Record<string, string> {
  return values.parse(JSON.parse(row.values_json));
}

type Summary = Omit<BatchView, 'rows'>;

function summary(desk: Desk, batch: BatchTable): Summary {
  const counts = desk.store.all(
    desk.store.build
      .selectFrom('batch_row')
      .select(['state', sql<number>`count(*)`.as('total')])
      .where('batch_id', '=', batch.id)
      .groupBy('state'),
  );
  const count = (state: BatchRowTable['state']) => counts.find((row) => row.state === state)?.total ?? 0;
  return {
    id: batch.id,
    fileId: batch.file_id,
    title: batch.title,
    state: batch.state,
    total: counts.reduce((sum, row) => sum + row.total, 0),
    issued: count('issued'),
    failed: count('failed'),
    startedAt: batch.started_at,
    error: batch.error === null ? null : storedError.parse(JSON.parse(batch.error)),
  };
}

/** All batches on files that the officer may see, newest first. */
export function listBatches(desk: Desk, officer: Officer): Summary[] {
  const unseen = unseenFiles(desk, officer);
  const all = desk.store.all(desk.store.build.selectFrom('batch').selectAll().orderBy('started_at', 'desc'));
  return all.filter((batch) => !unseen.has(batch.file_id)).map((batch) => summary(desk, batch));
}

/** One batch with every line of its list. */
export function viewBatch(desk: Desk, batchId: string): BatchView {
  const rows = desk.store.all(
    desk.store.build
      .selectFrom('batch_row')
      .leftJoin('letter', 'letter.id', 'batch_row.letter_id')
      .selectAll('batch_row')
      .select('letter.number as number')
      .where('batch_row.batch_id', '=', batchId)
      .orderBy('batch_row.line'),
  );
  return {
    ...summary(desk, readBatch(desk, batchId)),
    rows: rows.map((row) => ({
      line: row.line,
      name: row.name,
      address: row.address,
      values: rowValues(row),
      state: row.state,
      number: row.number,
      letterId: row.state === 'issued' ? row.letter_id : null,
      error: row.error,
    })),
  };
}

/** Batches as the job panel shows them. */
export function batchJobs(desk: Desk, officer: Officer): Job[] {
  return listBatches(desk, officer).map((batch) => ({
    id: batch.id,
    kind: 'batch',
    title: batch.title,
    state: batch.state,
    done: batch.issued + batch.failed,
    total: batch.total,
    error: batch.error,
    startedAt: batch.startedAt,
  }));
}
