/**
 * What can be searched, one row a paper, person or post, with the text as written and its words in their search form. Two indexes
 * hold those words: whole ones and groups of three letters. FTS5's own tokenizer would take the vowel signs of Hindi and Urdu for
 * gaps between words (ledger.md fact 15). The indexes keep no second copy of the words.
 */
export const searchMigration = {
  number: 60,
  sql: `
CREATE TABLE search_entry (
  entry INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('file', 'note', 'letter', 'dispatch', 'person', 'post')),
  id TEXT NOT NULL,
  file_id TEXT,
  letter_id TEXT,
  number TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  number_key TEXT NOT NULL,
  number_words TEXT NOT NULL,
  title_words TEXT NOT NULL,
  text_words TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (kind, id)
) STRICT;
CREATE INDEX search_entry_number ON search_entry (number_key) WHERE number_key <> '';
CREATE VIRTUAL TABLE search_word USING fts5(
  number_words, title_words, text_words,
  content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);
INSERT INTO search_word (search_word, rank) VALUES ('rank', 'bm25(8.0, 4.0, 1.0)');
CREATE VIRTUAL TABLE search_part USING fts5(
  number_words, title_words, text_words,
  content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
);
INSERT INTO search_part (search_part, rank) VALUES ('rank', 'bm25(8.0, 4.0, 1.0)');
`,
};
