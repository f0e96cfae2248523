import type { Input, Output } from '../../../preload/contract/index.ts';
import { language, richText } from '../../../preload/contract/values.ts';
import type { Desk } from '../desk.ts';
import { unseenFiles } from '../grading/seen-by.ts';
import { newId } from '../id.ts';
import { actorOf } from '../office/actors.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { searchWords } from '../text/normalise.ts';
import { precedentKept, precedentWithdrawn } from './events.ts';
import { numberedBlocks } from './rules.ts';

/** Keeps paragraphs of a green note for the next notes of the office (row 50). Refuses with `notFound`, `noteEmpty`. */
export function keepPrecedent(desk: Desk, officer: Officer, input: Input<'notes.keepPrecedent'>): { id: string } {
  return desk.ledger.commit(() => {
    const note = desk.store.first(desk.store.build.selectFrom('note').select(['file_id', 'content']).where('id', '=', input.noteId));
    if (!note) throw new Refusal('notFound');
    const blocks = note.content === null ? [] : numberedBlocks(richText.parse(JSON.parse(note.content)));
    const kept = blocks.filter((_, index) => input.paragraphs.includes(index));
    const title = input.title.normalize('NFC').trim();
    if (kept.length === 0) throw new Refusal('noteEmpty');
    if (title === '') throw new Refusal('badInput', { field: 'title' });
    const id = newId();
    const content = { type: 'doc' as const, content: kept };
    desk.ledger.append({ type: precedentKept, officer, body: { id, title, language: input.language, content, fileId: note.file_id, noteId: input.noteId } });
    return { id };
  });
}

/** Takes a precedent off the shelf; the notes that it was put into stay as they are. Refuses with `notFound`. */
export function withdrawPrecedent(desk: Desk, officer: Officer, precedentId: string): void {
  desk.ledger.commit(() => {
    const { build } = desk.store;
    if (!desk.store.first(build.selectFrom('precedent').select('id').where('id', '=', precedentId))) throw new Refusal('notFound');
    desk.ledger.append({ type: precedentWithdrawn, officer, body: { id: precedentId } });
    desk.store.run(build.deleteFrom('precedent_use').where('precedent_id', '=', precedentId));
  });
}

/** Counts that a precedent was put into a note: the shelf shows first what is used most. */
export function usePrecedent(desk: Desk, precedentId: string): void {
  const { store } = desk;
  const used = { precedent_id: precedentId, uses: 1, used_at: desk.ledger.now() };
  store.run(
    store.build
      .insertInto('precedent_use')
      .values(used)
      .onConflict((conflict) => conflict.column('precedent_id').doUpdateSet((row) => ({ uses: row('precedent_use.uses', '+', 1), used_at: used.used_at }))),
  );
}

const mostShown = 50;

/** The precedents in which every word asked for begins a word, in any script or spelling; most used first, then the newest. */
export function findPrecedents(desk: Desk, officer: Officer, search: string): Output<'notes.precedents'> {
  const { store } = desk;
  const wanted = searchWords(search);
  const unseen = unseenFiles(desk, officer);
  const rows = store.all(
    store.build
      .selectFrom('precedent')
      .leftJoin('precedent_use', 'precedent_use.precedent_id', 'precedent.id')
      .leftJoin('file', 'file.id', 'precedent.file_id')
      .selectAll('precedent')
      .select(['precedent_use.uses as uses', 'file.number as file_number'])
      .orderBy((order) => order.fn.coalesce('precedent_use.uses', order.val(0)), 'desc')
      .orderBy('precedent.at', 'desc')
      .orderBy('precedent.id'),
  );
  const fits = (words: string) => wanted.every((word) => words.startsWith(word) || words.includes(` ${word}`));
  return rows
    .filter((row) => (row.file_id === null || !unseen.has(row.file_id)) && fits(searchWords(row.words).join(' ')))
    .slice(0, mostShown)
    .map((row) => ({
      id: row.id,
      title: row.title,
      language: language.parse(row.language),
      content: richText.parse(JSON.parse(row.content)),
      fileNumber: row.file_number,
      keptBy: actorOf(store, { post: row.post_id, person: row.person_id, acting: row.acting }),
      at: row.at,
      uses: row.uses ?? 0,
    }));
}
