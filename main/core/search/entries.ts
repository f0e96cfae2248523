import { sql, type Insertable } from 'kysely';
import type { SearchEntryTable } from '../db/search-tables.ts';
import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import { joinedWords, looseNumberKey, numberWords, wordsLine } from './search-words.ts';

export type SearchKind = SearchEntryTable['kind'];

export type NewEntry = {
  readonly kind: SearchKind;
  readonly id: string;
  /** The file that the thing lies on. */
  readonly fileId: string | null;
  readonly letterId: string | null;
  /** The number shown with the thing. */
  readonly number: string;
  readonly title: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The number it is found by; not that of the file a note lies on, or each note would answer to it. */
  readonly foundByNumber: string;
  /** The title it is found by. */
  readonly foundByTitle: string;
};

const entryKept = reused((row: Insertable<SearchEntryTable>) => sqlBuilder.insertInto('search_entry').values(row).returning('entry'));
const wordsKept = reused((row: Words) => sqlBuilder.insertInto('search_word').values(row));
const partsKept = reused((row: Words) => sqlBuilder.insertInto('search_part').values(row));
const fileOfReceipt = reused((of: { id: string; fileId: string | null }) => sqlBuilder.updateTable('search_entry').set({ file_id: of.fileId }).where('kind', '=', 'receipt').where('id', '=', of.id));

/** Makes a thing findable. */
export function addEntry(store: Store, added: NewEntry): void {
  const words = {
    number_words: numberWords(added.foundByNumber),
    title_words: wordsLine(added.foundByTitle),
    text_words: wordsLine(added.text),
  };
  const row = store.first(
    entryKept({
      kind: added.kind,
      id: added.id,
      file_id: added.fileId,
      letter_id: added.letterId,
      number: added.number,
      title: added.title,
      text: added.text,
      number_key: looseNumberKey(added.foundByNumber),
      at: added.at,
      ...words,
    }),
  );
  if (row) indexWords(store, { rowid: row.entry, ...words });
}

/** The tracking number of a cover, by which it is found from now on. */
export function setTracking(store: Store, id: string, tracking: string): void {
  const row = store.first(store.build.selectFrom('search_entry').selectAll().where('kind', '=', 'dispatch').where('id', '=', id));
  if (!row) return;
  const number_words = numberWords(tracking);
  const { title_words, text_words } = row;
  store.run(store.build.updateTable('search_entry').set({ number_words, number_key: looseNumberKey(tracking) }).where('entry', '=', row.entry));
  store.run(store.build.deleteFrom('search_word').where('rowid', '=', row.entry));
  store.run(store.build.deleteFrom('search_part').where('rowid', '=', row.entry));
  indexWords(store, { rowid: row.entry, number_words, title_words, text_words });
}

/** Makes a thing found no more. */
export function dropEntry(store: Store, kind: SearchKind, id: string): void {
  const row = store.first(store.build.selectFrom('search_entry').select('entry').where('kind', '=', kind).where('id', '=', id));
  if (!row) return;
  store.run(store.build.deleteFrom('search_word').where('rowid', '=', row.entry));
  store.run(store.build.deleteFrom('search_part').where('rowid', '=', row.entry));
  store.run(store.build.deleteFrom('search_entry').where('entry', '=', row.entry));
}

/** The file that a receipt lies in from now on. */
export function setFile(store: Store, receiptId: string, fileId: string | null): void {
  store.run(fileOfReceipt({ id: receiptId, fileId }));
}

type Words = { readonly rowid: number; readonly number_words: string; readonly title_words: string; readonly text_words: string };

/** The index knows joined words besides those that stand in the text; the entry keeps those alone, the n-th for the n-th. */
function indexWords(store: Store, { title_words, text_words, ...numbers }: Words): void {
  const words = { ...numbers, title_words: withJoined(title_words), text_words: withJoined(text_words) };
  store.run(wordsKept(words));
  store.run(partsKept(words));
}

function withJoined(line: string): string {
  const joined = joinedWords(line);
  return joined === '' ? line : `${line} ${joined}`;
}

/** Nothing can be found any more, until it is added anew. */
export function emptySearch(store: Store): void {
  store.run(store.build.deleteFrom('search_reached'));
  store.run(store.build.deleteFrom('search_entry'));
  store.run(store.build.insertInto('search_word').values({ search_word: 'delete-all' }));
  store.run(store.build.insertInto('search_part').values({ search_part: 'delete-all' }));
}

/** True on a desk that was last used by a version without search: it has posts, and none can be found. */
export function searchIsMissing(store: Store): boolean {
  const { build } = store;
  return (
    store.first(build.selectFrom('post').select(sql<number>`1`.as('one')).limit(1)) !== undefined &&
    store.first(build.selectFrom('search_entry').select('entry').limit(1)) === undefined
  );
}
