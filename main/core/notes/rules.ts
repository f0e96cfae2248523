import type { RichNode, RichText } from '../../../preload/contract/values.ts';
import type { Role } from '../../../preload/contract/session.ts';

/** Dealing hands sign on the left, officers on the right (CSMOP 15, domain.md row 38). */
export function signatureSide(roles: readonly Role[]): 'left' | 'right' {
  return roles.includes('officer') ? 'right' : 'left';
}

/** The blocks of a note that bear a paragraph number: those at the top that hold any text (row 39). */
export function numberedBlocks(content: RichText): readonly RichNode[] {
  return content.content.filter((block) => nodeText(block).trim() !== '');
}

/** First and last paragraph number of a note after so many paragraphs of the notesheet (row 39); zeros for a signature alone. */
export function paragraphsAfter(before: number, content: RichText | null): { readonly first: number; readonly last: number } {
  const count = content === null ? 0 : numberedBlocks(content).length;
  return count === 0 ? { first: 0, last: 0 } : { first: before + 1, last: before + count };
}

/** The words of a note or of a part of it, by which its paragraphs are told (row 39). */
export function nodeText(node: RichNode | RichText): string {
  return ('text' in node ? (node.text ?? '') : '') + (node.content ?? []).map(nodeText).join(' ');
}

/** One of those who wrote on a yellow note, and when he last did. */
export type YellowAuthor = { readonly post: string; readonly person: string; readonly acting: boolean; readonly at: number };

const isSame = (one: Omit<YellowAuthor, 'at'>, other: Omit<YellowAuthor, 'at'>): boolean => one.post === other.post && one.person === other.person;

/** Who wrote on a yellow note, each once, the first writer first (row 36: written by one, edited by others). */
export function withAuthor(authors: readonly YellowAuthor[], author: YellowAuthor): readonly YellowAuthor[] {
  return authors.some((known) => isSame(known, author)) ? authors.map((known) => (isSame(known, author) ? author : known)) : [...authors, author];
}

/** Those whose work another signs: dictation stays visible on the green note (row 36). */
export function draftedByOthers(authors: readonly YellowAuthor[], signer: Omit<YellowAuthor, 'at'>): readonly Omit<YellowAuthor, 'at'>[] {
  return authors.filter((author) => !isSame(author, signer)).map(({ post, person, acting }) => ({ post, person, acting }));
}

/** Hours for which a discarded yellow note can be taken back. */
export const discardKeptHours = 24;

/** May a discarded yellow note still be taken back (row 36)? Times in milliseconds. */
export function mayRestore(discardedAt: number, now: number): boolean {
  return now - discardedAt <= discardKeptHours * 3_600_000;
}

/** What of a note decides who is in the channel of a case. */
type ChannelNote = { readonly post: string; readonly side: 'left' | 'right'; readonly at: number };

/** Officers who noted on a case since it was last disposed of; dealing hands are not counted (row 40). */
export function channelOfficers(notes: readonly ChannelNote[], disposedAt: number): readonly string[] {
  return [...new Set(notes.filter((note) => note.side === 'right' && note.at > disposedAt).map((note) => note.post))];
}

const officersInChannel = 2;

/**
 * Would a further officer note on the case? Normally not more than two do before disposal, the Secretary not counted (Secretariat
 * Instructions of Pakistan, domain.md row 40). The desk only warns: who the Secretary is, the office knows.
 */
export function channelExceeded(officers: readonly string[], next: { readonly post: string; readonly isOfficer: boolean }): boolean {
  return next.isOfficer && !officers.includes(next.post) && officers.length >= officersInChannel;
}

/** What in a note may be the number of a file: words with a digit and a stroke or dash inside (CSMOP 25: papers of another file are cited with its number). */
export function numbersNamed(content: RichText): readonly string[] {
  const words = nodeText(content).normalize('NFKC').split(/\s+/u);
  const bare = words.map((word) => word.replace(/^[("'“‘[]+|[)"'”’\],.;:!?،؛۔।]+$/gu, ''));
  return [...new Set(bare.filter((word) => /\d/u.test(word) && /[/-]/u.test(word)))];
}
