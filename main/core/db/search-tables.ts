import type { ColumnType, Generated } from 'kysely';

/** Everything that can be found, with its words in their search form beside the text as written. */
export type SearchEntryTable = {
  entry: Generated<number>;
  kind: 'receipt' | 'file' | 'note' | 'letter' | 'dispatch' | 'person' | 'post' | 'section';
  id: string;
  file_id: string | null;
  letter_id: string | null;
  number: string;
  title: string;
  text: string;
  number_key: string;
  number_words: string;
  title_words: string;
  text_words: string;
  /** Milliseconds since 1970. */
  at: number;
};
type SearchIndex = {
  rowid: Generated<number>;
  number_words: ColumnType<string, string | undefined>;
  title_words: ColumnType<string, string | undefined>;
  text_words: ColumnType<string, string | undefined>;
  rank: ColumnType<number, undefined>;
};
/** FTS5 tables: the column with the table's own name is what is asked by MATCH, and takes commands. */
export type SearchWordTable = SearchIndex & { search_word: ColumnType<string, string | undefined> };
export type SearchPartTable = SearchIndex & { search_part: ColumnType<string, string | undefined> };
/** Place in the ledger up to which everything can be found, while the rest waits. One row at most. */
export type SearchReachedTable = { id: number; position: number };
