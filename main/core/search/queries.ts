import type { SelectQueryBuilder } from 'kysely';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { SearchHit } from '../../../preload/contract/search.ts';
import { addDays, localDay } from '../day.ts';
import type { Schema } from '../db/schema.ts';
import type { SearchEntryTable } from '../db/search-tables.ts';
import type { Store } from '../db/store.ts';
import type { Desk } from '../desk.ts';
import { excerpt, markAll } from './excerpt.ts';
import { asWholeNumber, markedBy, partExpressions, readAsked, wordExpression, type Asked } from './rules.ts';

type Wanted = Pick<Input<'search.find'>, 'kinds' | 'from' | 'to' | 'fileId'>;
type EntryQuery<Row> = SelectQueryBuilder<Schema, 'search_entry', Row>;

/** What was asked for, best first: by its very number, then whole words, then parts of words. */
export function find(desk: Desk, input: Input<'search.find'>): Output<'search.find'> {
  const { store } = desk;
  const typed = readAsked(input.text);
  if (typed.terms.length === 0) return { hits: [], more: false };
  const enough = input.limit + 1;
  const found = new Set(byNumber(store, typed, { wanted: input, enough }));
  const asked = found.size > 0 ? asWholeNumber(typed) : typed;
  if (found.size < enough) byWords(store, asked, { wanted: input, enough: enough + found.size }).forEach((entry) => found.add(entry));
  if (found.size < enough) byParts(store, asked, { wanted: input, enough: enough + found.size }).forEach((entry) => found.add(entry));
  return { hits: readHits(store, [...found].slice(0, input.limit), asked), more: found.size > input.limit };
}

type Search = { readonly wanted: Wanted; readonly enough: number };

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
  return store.all(filtered(both, search.wanted).limit(search.enough)).map(({ entry }) => entry);
}

function inWordIndex(store: Store, expression: string, { wanted, enough }: Search): number[] {
  const query = store.build
    .selectFrom('search_word')
    .innerJoin('search_entry', 'search_entry.entry', 'search_word.rowid')
    .select('search_entry.entry')
    .where('search_word.search_word', 'match', expression)
    .orderBy('search_word.rank');
  return store.all(filtered(query, wanted).limit(enough)).map(({ entry }) => entry);
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

function readHits(store: Store, entries: readonly number[], asked: Asked): SearchHit[] {
  if (entries.length === 0) return [];
  const rows = store.all(store.build.selectFrom('search_entry').selectAll().where('entry', 'in', [...entries]));
  const byEntry = new Map(rows.map((row) => [row.entry, row]));
  const isMarked = markedBy(asked);
  return entries.flatMap((entry) => {
    const row = byEntry.get(entry);
    return row ? [toHit(row, isMarked)] : [];
  });
}

function toHit(row: Omit<SearchEntryTable, 'entry'>, isMarked: (word: string) => boolean): SearchHit {
  return {
    kind: row.kind,
    id: row.id,
    fileId: row.file_id,
    letterId: row.letter_id,
    number: row.number,
    title: markAll(row.title, row.title_words, isMarked),
    snippet: excerpt(row.text, row.text_words, isMarked),
    day: localDay(row.at),
  };
}
