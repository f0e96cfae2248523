import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readAsked, wordExpression } from '../../main/core/search/rules.ts';
import { summary, timed } from './measure.ts';
import { openSearchOffice } from './search-office.ts';

/** Documents in the office, and rounds over the table of queries. */
const documents = Number(process.argv[2] ?? 20_000);
const rounds = Number(process.argv[3] ?? 3);
const folder = mkdtempSync(join(tmpdir(), 'daftar-bench-search-'));
const table = z.object({ queries: z.array(z.object({ query: z.string().optional() })) });

/**
 * Asks every query of the table as a window would, parsing, snippets and all, in turns with the bare FTS5 query for the same
 * words, which only counts up the rows of its best 21; both meet the same machine and the same warm pages.
 */
async function main(): Promise<void> {
  const office = await openSearchOffice(documents, folder);
  const { queries } = table.parse(JSON.parse(readFileSync(new URL('../vectors/search/queries.json', import.meta.url), 'utf8')));
  const texts = [...queries.flatMap(({ query }) => query ?? []), ...office.numbers];
  const raw = office.desk.store.database.prepare<[string], { rowid: number }>('SELECT rowid FROM search_word WHERE search_word MATCH ? ORDER BY rank LIMIT 21');
  const whole: number[] = [];
  const bare: number[] = [];
  const slowest: { readonly text: string; readonly ms: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const text of texts) {
      const expression = wordExpression(readAsked(text));
      const bareMs = await timed(() => Promise.resolve(raw.all(expression)));
      const wholeMs = await timed(() => office.find(text));
      if (round === 0) continue;
      bare.push(bareMs);
      whole.push(wholeMs);
      slowest.push({ text, ms: Math.round(wholeMs * 10) / 10 });
    }
  }
  const rebuildMs = await timed(() => Promise.resolve(office.desk.projector.rebuildSearch(office.desk.store)));
  office.desk.store.database.pragma('wal_checkpoint(TRUNCATE)');
  const databaseMiB = Math.round(statSync(join(folder, 'daftar.sqlite')).size / 1024 / 1024);
  const checkMs = await timed(() => Promise.resolve(office.desk.store.database.pragma('quick_check(1)')));
  office.close();
  const result = {
    documents,
    queries: texts.length,
    unit: 'ms',
    find: summary(whole),
    rawFts: summary(bare),
    slowest: slowest.toSorted((left, right) => right.ms - left.ms).slice(0, 5),
    commit500Letters: summary(office.commits),
    rebuildSearchMs: Math.round(rebuildMs),
    quickCheckMs: Math.round(checkMs),
    databaseMiB,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
