import type { Draft, LetterForm } from '../../../preload/contract/letters.ts';
import type { Structure } from '../../../preload/contract/office.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { plainText } from '../../ui/editor/rich-text.ts';
import type { MessageKey } from '../../i18n/message-key.ts';

/** A draft with nothing in it yet. */
export function emptyDraft(form: LetterForm, languages: readonly Language[], signatoryPostId: string): Draft {
  return { form, languages: [...languages], classification: 'normal', subject: {}, to: [], copyTo: [], body: {}, enclosures: [], signatoryPostId };
}

/** The posts that may sign: those with an officer's role. */
export function signingPosts(structure: Structure): Structure['posts'] {
  return structure.posts.filter((post) => post.roles.includes('officer'));
}

/** Who probably signs: the post acted for, else an officer of its section, else the first officer. */
export function likelySignatory(posts: Structure['posts'], actingFor: { readonly postId: string; readonly sectionId: string }): string | null {
  const own = posts.find((post) => post.id === actingFor.postId);
  return (own ?? posts.find((post) => post.sectionId === actingFor.sectionId) ?? posts[0])?.id ?? null;
}

/** The language to start writing in: the reader's, where the office writes it. */
export function firstLanguage(reader: Language, office: readonly Language[]): Language {
  return office.includes(reader) ? reader : (office[0] ?? reader);
}

/** What a draft still lacks before it can be approved. */
export function missingParts(draft: Draft, needsAddressee: boolean): readonly MessageKey[] {
  return [
    ...(draft.languages.some((language) => (draft.subject[language] ?? '').trim() === '') ? (['letters.missingSubject'] as const) : []),
    ...(needsAddressee && draft.to.every((addressee) => addressee.name.trim() === '') ? (['letters.missingAddressee'] as const) : []),
    ...(draft.languages.some((language) => plainText(draft.body[language]) === '') ? (['letters.missingBody'] as const) : []),
  ];
}

/** The draft as the core takes it: lines left empty are no addressees and no enclosures. */
export function sendable(draft: Draft): Draft {
  return {
    ...draft,
    to: draft.to.filter((addressee) => addressee.name.trim() !== ''),
    copyTo: draft.copyTo.filter((addressee) => addressee.name.trim() !== ''),
    enclosures: draft.enclosures.filter((enclosure) => enclosure.trim() !== ''),
  };
}

/** The subject in the first language that has one. */
export function subjectOf(draft: Draft): string {
  return draft.languages.map((language) => draft.subject[language]?.trim() ?? '').find((subject) => subject !== '') ?? '';
}
