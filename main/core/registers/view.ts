import { sql, type Compilable, type RawBuilder } from 'kysely';
import type { Input } from '../../../preload/contract/index.ts';
import type { RegisterLine } from '../../../preload/contract/registers.ts';
import { localDay } from '../day.ts';
import { sqlBuilder } from '../db/store.ts';
import type { Desk } from '../desk.ts';
import { unseenFiles, unseenReceipts } from '../grading/seen-by.ts';
import { postName, postPlace } from '../office/actors.ts';
import { inLanguage, parseLocalText } from '../office/local-text.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { registerWords, type Words } from './words.ts';

export type Wanted = Input<'registers.pdf'>;

/** What a register is read with: whose section, or null for the whole office, and the names and words of the reader's language. */
export type View = Wanted & {
  readonly desk: Desk;
  readonly officer: Officer;
  readonly ownSection: string;
  readonly sectionId: string | null;
  readonly today: string;
  readonly words: Words;
  /** What a file is about, or that it is not shown, for one that is graded and none of the officer's (row 5). */
  readonly ofFile: (fileId: string, text: string) => string;
  readonly postName: (id: string | null) => string;
  readonly sectionName: (id: string | null) => string;
};

/** Which lines of a register: `limit` -1 for all. */
export type Window = { readonly limit: number; readonly offset: number };
export type Lines = { readonly rows: readonly RegisterLine[]; readonly total: number };
type Cells = RegisterLine['cells'];

/** Reads a register for an officer. Refuses with `noCharge`. */
export function viewFor(desk: Desk, officer: Officer, wanted: Wanted): View {
  const place = postPlace(desk.store, officer.postId);
  if (!place) throw new Refusal('noCharge');
  const named = (rows: readonly { readonly id: string; readonly name: string }[]) => {
    const names = new Map(rows.map(({ id, name }) => [id, inLanguage(parseLocalText(name), wanted.language)]));
    return (id: string | null) => (id === null ? '' : (names.get(id) ?? '—'));
  };
  const words = registerWords(desk.resources, wanted.language);
  const unseen = unseenFiles(desk, officer);
  return {
    ...wanted,
    desk,
    officer,
    ownSection: place.sectionId,
    sectionId: wanted.scope === 'office' ? null : place.sectionId,
    today: localDay(desk.ledger.now()),
    words,
    ofFile: (fileId, text) => (unseen.has(fileId) ? words('hidden') : text),
    postName: (id) => (id === null ? '' : inLanguage(postName(desk.store, id), wanted.language)),
    sectionName: named(desk.store.all(desk.store.build.selectFrom('section').select(['id', 'name']))),
  };
}

/** SQL written out, for the store. */
export const written = <Row>(query: RawBuilder<Row>): Compilable<Row> => ({ compile: () => query.compile(sqlBuilder) });

/** Rows of written SQL. */
export const rowsOf = <Row>({ desk }: View, query: RawBuilder<Row>): Row[] => desk.store.all(written(query));

/** How many rows written SQL counts as `n`. */
export const countOf = (view: View, query: RawBuilder<{ n: number }>): number => rowsOf(view, query)[0]?.n ?? 0;

/** The rows of a section, or of all sections of this office: for a WHERE. What is of another office names sections of its own. */
export const ofSection = ({ sectionId }: View, column: string): RawBuilder<boolean> =>
  sectionId === null ? sql`${sql.ref(column)} IN (SELECT id FROM section)` : sql`${sql.ref(column)} = ${sectionId}`;

export const lineOf = (id: string, cells: Cells, opens: RegisterLine['opens'] = null, struck = false): RegisterLine => ({ id, cells, struck, opens });

/** The window of lines that are all at hand. */
export const windowOf = (lines: readonly RegisterLine[], { limit, offset }: Window): Lines => ({
  rows: limit < 0 ? lines : lines.slice(offset, offset + limit),
  total: lines.length,
});

/** A moment as the calendar day of the desk. */
export const dayOf = (at: number | null): string | null => (at === null ? null : localDay(at));

/** The most lines that a window has: of so few receipts it is asked which are graded, of more all graded ones are looked at. */
const longestWindow = 500;

/** Which of the receipts of some lines the officer may not see. */
export const unseenAmong = ({ desk, officer }: View, ids: readonly string[]): ReadonlySet<string> => unseenReceipts(desk, officer, ids.length > longestWindow ? undefined : ids);
