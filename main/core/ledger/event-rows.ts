import type { Insertable } from 'kysely';
import { reused } from '../db/reused.ts';
import type { Schema } from '../db/schema.ts';
import { sqlBuilder } from '../db/store.ts';

type Place = { readonly log: string; readonly seq: number };

/** What stands in a place of a log. */
export const eventAt = reused(({ log, seq }: Place) => sqlBuilder.selectFrom('event').select('hash').where('log', '=', log).where('seq', '=', seq));

/** Appends a row to the ledger. */
export const eventKept = reused((row: Omit<Insertable<Schema['event']>, 'position'>) => sqlBuilder.insertInto('event').values(row));

/** Remembers whose log it is, unless that is known. */
export const logKept = reused((row: Insertable<Schema['desk_log']>) => sqlBuilder.insertInto('desk_log').values(row).onConflict((conflict) => conflict.column('log').doNothing()));
