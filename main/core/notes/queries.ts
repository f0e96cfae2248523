import { sql } from 'kysely';
import { z } from 'zod';
import type { FileView, NoteView } from '../../../preload/contract/files.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import { richText, type RichText } from '../../../preload/contract/values.ts';
import type { Desk } from '../desk.ts';
import { readFile } from '../files/read-file.ts';
import { actorOf, actorsOf, postName } from '../office/actors.ts';
import { role } from '../../../preload/contract/session.ts';
import { noteAuthor, type NoteAuthor } from './events.ts';
import { channelExceeded, channelOfficers, numbersNamed } from './rules.ts';
import { yellowDiscarded, yellowInWork } from './yellow.ts';

const decision = z.enum(['approved', 'agreed', 'seen']).nullable();
const draftedByColumn = z.array(noteAuthor);

const rowOf = ({ post, person, acting }: NoteAuthor) => ({ post, person, acting: Number(acting) });

const parsedTexts = new Map<string, RichText>();
/** What all of them may be long together, in characters of their JSON: a note may be 48 KiB. */
const mostParsed = 4_000_000;
let parsedLength = 0;

/** The text of a green note, which never changes: of those read lately it is parsed once, since a file is read anew with each of its notes. */
function frozenText(column: string): RichText {
  const known = parsedTexts.get(column);
  if (known) return known;
  const text = richText.parse(JSON.parse(column));
  if (parsedLength + column.length > mostParsed) {
    parsedTexts.clear();
    parsedLength = 0;
  }
  parsedTexts.set(column, text);
  parsedLength += column.length;
  return text;
}

/** How often each note of a file was recorded on its way. */
function versionCounts(desk: Desk, fileId: string): ReadonlyMap<string, number> {
  const { build } = desk.store;
  const rows = desk.store.all(
    build.selectFrom('note_version').select(['note_id', sql<number>`count(*)`.as('total')]).where('file_id', '=', fileId).groupBy('note_id'),
  );
  return new Map(rows.map((row) => [row.note_id, row.total]));
}

/** The green notes of a file in order. */
export function readNotes(desk: Desk, fileId: string): NoteView[] {
  const rows = desk.store.all(desk.store.build.selectFrom('note').selectAll().where('file_id', '=', fileId).orderBy('number'));
  const versions = versionCounts(desk, fileId);
  const named = actorsOf(desk.store);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    firstParagraph: row.first_paragraph,
    lastParagraph: row.last_paragraph,
    content: row.content === null ? null : frozenText(row.content),
    decision: decision.parse(row.decision),
    actor: named({ post: row.post_id, person: row.person_id, acting: row.acting }),
    at: row.at,
    side: row.side,
    draftedBy: draftedByColumn.parse(JSON.parse(row.drafted_by)).map((author) => named(rowOf(author))),
    versions: versions.get(row.id) ?? 0,
  }));
}

/** The yellow note on a file, if there is one, with those who wrote on it. */
export function readYellow(desk: Desk, fileId: string): FileView['yellow'] {
  const yellow = yellowInWork(desk, fileId);
  if (!yellow) return null;
  const named = actorsOf(desk.store);
  return {
    noteId: yellow.noteId,
    content: yellow.content,
    by: postName(desk.store, yellow.postId),
    savedAt: yellow.savedAt,
    authors: yellow.authors.map((author) => ({ actor: named(rowOf(author)), at: author.at })),
    versions: versionCounts(desk, fileId).get(yellow.noteId) ?? 0,
  };
}

/** May a yellow note of this file that was thrown away still be taken back? */
export function canRestoreYellow(desk: Desk, fileId: string): boolean {
  return yellowDiscarded(desk, fileId) !== null;
}

/** A note as it was recorded each time the file went on, oldest first. */
export function noteVersions(desk: Desk, noteId: string): Output<'notes.versions'> {
  const rows = desk.store.all(desk.store.build.selectFrom('note_version').selectAll().where('note_id', '=', noteId).orderBy('at').orderBy('id'));
  return rows.map((row) => ({
    id: row.id,
    content: richText.parse(JSON.parse(row.content)),
    actor: actorOf(desk.store, { post: row.post_id, person: row.person_id, acting: row.acting }),
    at: row.at,
  }));
}

/** Who has noted on the case, and whether the post would make one officer too many (domain.md row 40). */
export function readChannel(desk: Desk, { fileId, toPostId }: Input<'notes.channel'>): Output<'notes.channel'> {
  const { build } = desk.store;
  const notes = desk.store.all(build.selectFrom('note').select(['post_id as post', 'side', 'at']).where('file_id', '=', fileId).orderBy('number'));
  const issued = desk.store.first(build.selectFrom('letter').select(sql<number | null>`max(issued_at)`.as('at')).where('file_id', '=', fileId));
  const post = desk.store.first(build.selectFrom('post').select('roles').where('id', '=', toPostId));
  const officers = channelOfficers(notes, issued?.at ?? 0);
  const isOfficer = post ? z.array(role).parse(JSON.parse(post.roles)).includes('officer') : false;
  return { officers: officers.map((id) => postName(desk.store, id)), exceeded: channelExceeded(officers, { post: toPostId, isOfficer }) };
}

/** Files that the yellow note names by number and that are not linked with its own (b.4: papers of another file are cited with its number). */
export function filesNamed(desk: Desk, fileId: string): Output<'notes.filesNamed'> {
  const yellow = yellowInWork(desk, fileId);
  const named = yellow ? numbersNamed(yellow.content) : [];
  if (named.length === 0) return [];
  const { build } = desk.store;
  const own = readFile(desk, fileId);
  const linked = desk.store.all(build.selectFrom('file_link').select('other_id').where('file_id', '=', fileId)).map((row) => row.other_id);
  const found = desk.store.all(build.selectFrom('file').select(['id', 'number', 'main_id', 'attached_to']).where('number', 'in', named).orderBy('number'));
  const together = new Set([own.id, own.main_id, own.attached_to, ...linked]);
  return found.filter((file) => !together.has(file.id) && file.main_id !== own.id && file.attached_to !== own.id).map(({ id, number }) => ({ id, number }));
}
