import { sql, type SelectQueryBuilder } from 'kysely';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { SearchHit } from '../../../preload/contract/search.ts';
import { addDays, localDay } from '../day.ts';
import type { Schema } from '../db/schema.ts';
import type { SearchEntryTable } from '../db/search-tables.ts';
import type { Store } from '../db/store.ts';
import type { Desk } from '../desk.ts';
import { unseenFiles, unseenReceipts } from '../grading/seen-by.ts';
import type { Officer } from '../session/session.ts';
import { excerpt, markAll } from './excerpt.ts';
import { reached } from './reached.ts';
import { asWholeNumber, markedBy, partExpressions, readAsked, wordExpression, type Asked } from './rules.ts';

/** What is graded and none of the asker's: found by its number, never by what it says. */
type Unseen = { readonly files: ReadonlySet<string>; readonly receipts: ReadonlySet<string> };
type Wanted = Pick<Input<'search.find'>, 'kinds' | 'from' | 'to' | 'fileId'>;
type EntryQuery<Row> = SelectQueryBuilder<Schema, 'search_entry', Row>;

/** What was asked for, best first: by its very number, then whole words, then parts of words. */
export function find(desk: Desk, officer: Officer, input: Input<'search.find'>): Output<'search.find'> {
  const { store } = desk;
  const typed = readAsked(input.text);
  const waits = reached(store) !== null;
  if (typed.terms.length === 0) return { hits: [], more: false, waits };
  const enough = input.limit + 1;
  const unseen = { files: unseenFiles(desk, officer), receipts: unseenReceipts(desk, officer) };
  const found = new Set(byNumber(store, typed, { wanted: input, enough, unseen }));
  const asked = found.size > 0 ? asWholeNumber(typed) : typed;
  if (found.size < enough) byWords(store, asked, { wanted: input, enough: enough + found.size, unseen }).forEach((entry) => found.add(entry));
  if (found.size < enough) byParts(store, asked, { wanted: input, enough: enough + found.size, unseen }).forEach((entry) => found.add(entry));
  return { hits: readHits(store, [...found].slice(0, input.limit), { asked, unseen }), more: found.size > input.limit, waits };
}

type Search = { readonly wanted: Wanted; readonly enough: number; readonly unseen: Unseen };

function byNumber(store: Store, { numberKey }: Asked, { wanted, enough }: Search): number[] {
  const query = store.build.selectFrom('search_entry').select('entry').where('number_key', '=', numberKey).where('number_key', '<>', '');
  return store.all(filtered(query, wanted).orderBy('at', 'desc').limit(enough)).map(({ entry }) => entry);
}

function byWords(store: Store, asked: Asked, search: Search): number[] {
  return inWordIndex(store, wordExpression(asked), search);
}

function byParts(store: Store, asked: Asked, search: Search): number[] {
  const { part, word } = partExpressions(asked);
  if (part === null) return word === null ? [] : inWordIndex(store, word, search);
  const { build } = store;
  const inside = build
    .selectFrom('search_part')
    .innerJoin('search_entry', 'search_entry.entry', 'search_part.rowid')
    .select('search_entry.entry')
    .where('search_part.search_part', 'match', part)
    .orderBy('search_part.rank');
  const both = word === null ? inside : inside.where('search_entry.entry', 'in', build.selectFrom('search_word').select('rowid').where('search_word', 'match', word));
  return store.all(seen(filtered(both, search.wanted), search.unseen).limit(search.enough)).map(({ entry }) => entry);
}

function inWordIndex(store: Store, expression: string, { wanted, enough, unseen }: Search): number[] {
  const query = store.build
    .selectFrom('search_word')
    .innerJoin('search_entry', 'search_entry.entry', 'search_word.rowid')
    .select('search_entry.entry')
    .where('search_word.search_word', 'match', expression)
    .orderBy('search_word.rank');
  return store.all(seen(filtered(query, wanted), unseen).limit(enough)).map(({ entry }) => entry);
}

/** Without what the asker may not see. */
function seen<Row>(query: EntryQuery<Row>, { files, receipts }: Unseen): EntryQuery<Row> {
  const listed = (ids: ReadonlySet<string>) => sql<string>`(SELECT value FROM json_each(${JSON.stringify([...ids])}))`;
  let narrowed = query;
  if (files.size > 0) narrowed = narrowed.where((where) => where.or([where('search_entry.file_id', 'is', null), where('search_entry.file_id', 'not in', listed(files))]));
  if (receipts.size > 0) narrowed = narrowed.where('search_entry.id', 'not in', listed(receipts));
  return narrowed;
}

/** Only the file, the kinds and the days that were asked for. */
function filtered<Row>(query: EntryQuery<Row>, { kinds, from, to, fileId }: Wanted): EntryQuery<Row> {
  let narrowed = query;
  if (fileId) narrowed = narrowed.where('search_entry.file_id', '=', fileId);
  if (kinds) narrowed = narrowed.where('search_entry.kind', 'in', kinds);
  if (from) narrowed = narrowed.where('search_entry.at', '>=', startOf(from));
  if (to) narrowed = narrowed.where('search_entry.at', '<', startOf(addDays(to, 1)));
  return narrowed;
}

/** Midnight of a day in the desk's own time zone, in milliseconds since 1970. */
function startOf(day: string): number {
  return new Date(`${day}T00:00:00`).getTime();
}

function readHits(store: Store, entries: readonly number[], { asked, unseen }: { readonly asked: Asked; readonly unseen: Unseen }): SearchHit[] {
  if (entries.length === 0) return [];
  const rows = store.all(store.build.selectFrom('search_entry').selectAll().where('entry', 'in', [...entries]));
  const byEntry = new Map(rows.map((row) => [row.entry, row]));
  const isMarked = markedBy(asked);
  return entries.flatMap((entry) => {
    const row = byEntry.get(entry);
    return row ? [toHit(row, isMarked, isUnseen(row, unseen))] : [];
  });
}

function isUnseen(row: Omit<SearchEntryTable, 'entry'>, unseen: Unseen): boolean {
  return unseen.receipts.has(row.id) || (row.file_id !== null && unseen.files.has(row.file_id));
}

const blank = { text: '', marks: [] };

function toHit(row: Omit<SearchEntryTable, 'entry'>, isMarked: (word: string) => boolean, hidden: boolean): SearchHit {
  return {
    kind: row.kind,
    id: row.id,
    fileId: row.file_id,
    letterId: row.letter_id,
    number: row.number,
    hidden,
    title: hidden ? blank : markAll(row.title, row.title_words, isMarked),
    snippet: hidden ? blank : excerpt(row.text, row.text_words, isMarked),
    day: localDay(row.at),
  };
}
