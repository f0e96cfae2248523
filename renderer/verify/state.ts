import { judge } from '../../main/core/seal/verdict.ts';
import type { Judgement } from '../../main/core/seal/verdict-types.ts';
import { findTokenAmong } from '../../main/core/verify/find-token.ts';
import type { Asked } from './track.ts';
import { noLists, type Lists } from './lists.ts';
import { preferredLanguage, languages, type Language, type MessageKey } from './words.ts';
import { recall } from './memory.ts';

/** What was read, kept so that newer lists or another language judge it again. */
type Reading = { readonly texts: readonly string[]; readonly isPdf: boolean };

/** Everything the page shows follows from this. */
export type State = {
  readonly language: Language;
  readonly lists: Lists;
  readonly reading: Reading | null;
  readonly judgement: Judgement | null;
  /** Answers of the compare, by the place of the row. */
  readonly answers: ReadonlyMap<number, boolean>;
  /** What went wrong or is going on, as a message. */
  readonly message: MessageKey | null;
  readonly scanning: boolean;
  /** What was asked about an application; null before anything was. */
  readonly asked: Asked | null;
};

/** The state before anything is read. */
export const firstState = (): State => ({
  language: languages.find((language) => language === recall('language')) ?? preferredLanguage(),
  lists: noLists,
  reading: null,
  judgement: null,
  answers: new Map(),
  message: null,
  scanning: false,
  asked: null,
});

const judged = (lists: Lists, { texts }: Reading): Judgement => {
  const { token, host } = findTokenAmong(texts);
  return judge({
    token,
    trust: lists.trust,
    statusLists: lists.status,
    now: Math.floor(Date.now() / 1000),
    ...(host === null || host === '' ? {} : { hostSeen: host }),
  });
};

/** The state after texts were read from a code, a file or the keyboard. */
export const afterReading = (state: State, reading: Reading): State => ({
  ...state,
  reading,
  judgement: judged(state.lists, reading),
  answers: new Map(),
  message: null,
  scanning: false,
});

/** The state with other lists; what was read is judged again. */
export const withLists = (state: State, lists: Lists): State => ({
  ...state,
  lists,
  judgement: state.reading === null ? null : judged(lists, state.reading),
  message: null,
});
