import Database from 'better-sqlite3';
import { readAsked, wordExpression } from '../../main/core/search/rules.ts';
import { summary } from './measure.ts';

const rounds = 7;

/** What SQLite alone needs for the rows of each list and each search, without the desk around it: median and p95 in ms. */
export function rawTimes(file: string, texts: readonly string[]): Record<string, ReturnType<typeof summary>> {
  const binding = process.env['DAFTAR_SQLITE_BINDING'];
  const database = new Database(file, { readonly: true, ...(binding ? { nativeBinding: binding } : {}) });
  try {
    const post = database.prepare<[], { id: string }>("SELECT id FROM post WHERE code = 'Assistant (Admin)'").get()?.id ?? '';
    const timed = (sql: string, ...parameters: readonly string[]) => {
      const statement = database.prepare(sql);
      return summary(Array.from({ length: rounds }, () => durationOf(() => statement.all(...parameters))));
    };
    const search = database.prepare('SELECT rowid FROM search_word WHERE search_word MATCH ? ORDER BY rank LIMIT 21');
    return {
      home: timed('SELECT * FROM file WHERE holder_post = ? ORDER BY holder_since DESC LIMIT 200', post),
      sent: timed('SELECT * FROM file WHERE holder_post <> ? AND id IN (SELECT file_id FROM movement WHERE from_post = ?) ORDER BY holder_since DESC LIMIT 200', post, post),
      created: timed('SELECT * FROM file WHERE opened_post = ? ORDER BY holder_since DESC LIMIT 200', post),
      dak: timed("SELECT * FROM receipt WHERE holder_post = ? AND state = 'open' ORDER BY holder_since DESC LIMIT 200", post),
      allDak: timed('SELECT * FROM receipt ORDER BY day DESC, sequence DESC LIMIT 200'),
      search: summary(texts.map((text) => durationOf(() => search.all(wordExpression(readAsked(text)))))),
    };
  } finally {
    database.close();
  }
}

function durationOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
