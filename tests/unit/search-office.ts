import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Output } from '../../preload/contract/index.ts';
import { corpus, corpusIsHere, type CorpusText } from '../support/corpus.ts';
import { ask, draftFor, paragraphs, signedIn, type Kit } from './desk-kit.ts';

const corpusName = z.enum(['kmc', 'kp', 'passport', 'jk', 'indore']) satisfies z.ZodType<CorpusText>;
const language = z.enum(['en', 'ur', 'hi']);
const inLanguages = <Value extends z.ZodType>(value: Value) => z.partialRecord(language, value);

const file = z.strictObject({ key: z.string(), kind: z.literal('file'), subject: z.string(), head: z.string() });
const note = z.strictObject({ key: z.string(), kind: z.literal('note'), on: z.string(), text: z.array(z.string()) });
const letter = z.strictObject({
  key: z.string(),
  kind: z.literal('letter'),
  on: z.string(),
  languages: z.array(language),
  subject: inLanguages(z.string()),
  to: z.string(),
  address: z.string(),
  copyTo: z.string(),
  body: inLanguages(z.array(z.string())).optional(),
  corpus: corpusName.optional(),
  tracking: z.string(),
});
const receipt = z.strictObject({ key: z.string(), kind: z.literal('receipt'), subject: z.string(), sender: z.string(), letterNumber: z.string() });
type LetterDocument = z.infer<typeof letter>;

const written = z.enum(['as-printed', 'devanagari', 'urdu', 'arabic', 'hyphens', 'spaces', 'announced-ur', 'announced-hi', 'zeros']);
const query = z.union([
  z.strictObject({ about: z.string(), query: z.string(), hits: z.array(z.string()) }),
  z.strictObject({ about: z.string(), numberOf: z.string(), written, hits: z.array(z.string()) }),
]);

const vectors = z.strictObject({ documents: z.array(z.discriminatedUnion('kind', [file, note, letter, receipt])), queries: z.array(query) });

const table = vectors.parse(JSON.parse(readFileSync(new URL('../vectors/search/queries.json', import.meta.url), 'utf8')));
const documents = table.documents.filter((made) => made.kind !== 'letter' || made.corpus === undefined || corpusIsHere());
const absent = new Set(table.documents.filter((made) => !documents.includes(made)).flatMap(({ key }) => [key, `dispatch:${key}`]));

/** The table without what comes from news that are not beside this clone. */
export const searchVectors = {
  documents,
  queries: table.queries
    .filter((asked) => 'query' in asked || !absent.has(asked.numberOf))
    .map((asked) => ({ ...asked, hits: asked.hits.filter((hit) => !absent.has(hit)) })),
};

const zeros = { devanagari: 0x0966, urdu: 0x06f0, arabic: 0x0660 } as const;
const inDigits = (number: string, script: keyof typeof zeros) => number.replace(/\d/gu, (digit) => String.fromCodePoint(zeros[script] + Number(digit)));

/** A number as somebody may type it. */
export function writtenAs(number: string, form: z.infer<typeof written>): string {
  switch (form) {
    case 'as-printed':
      return number;
    case 'devanagari':
    case 'urdu':
    case 'arabic':
      return inDigits(number, form);
    case 'hyphens':
      return number.replace(/[^\p{L}\p{N}]+/gu, '-');
    case 'spaces':
      return number.replace(/[^\p{L}\p{N}]+/gu, ' ').toLowerCase();
    case 'announced-ur':
      return `نمبر: ${inDigits(number, 'urdu')}`;
    case 'announced-hi':
      return `संख्या ${inDigits(number, 'devanagari')}`;
    case 'zeros':
      return number.replace(/\d+/gu, (digits) => digits.padStart(5, '0'));
  }
}

export type SearchOffice = {
  /** The number that a document got. */
  readonly numberOf: (key: string) => string;
  readonly idOf: (key: string) => string;
  /** What a hit is called in the table. */
  readonly nameOf: (hit: Output<'search.find'>['hits'][number]) => string;
};

/** Puts the documents of the table into a demo office, as its officers would. */
export async function fillSearchOffice(kit: Kit): Promise<SearchOffice> {
  const officer = await signedIn(kit, 'officer');
  const dispatcher = await signedIn(kit, 'dispatcher');
  const ids = new Map<string, string>();
  const keys = new Map<string, string>();
  const numbers = new Map<string, string>();
  const name = (key: string, id: string, number = '') => {
    ids.set(key, id);
    keys.set(id, key);
    numbers.set(key, number);
  };
  const idOf = (key: string) => ids.get(key) ?? '';
  for (const made of searchVectors.documents) {
    if (made.kind === 'file') {
      const opened = await ask(kit, officer, 'files.open', { subject: made.subject, heads: { head: made.head }, classification: 'normal' });
      name(made.key, opened.id, opened.number);
    } else if (made.kind === 'note') {
      const fileId = idOf(made.on);
      await ask(kit, officer, 'notes.saveYellow', { fileId, content: paragraphs(...made.text) });
      await ask(kit, officer, 'notes.confirm', { fileId });
      const { notes } = await ask(kit, officer, 'files.view', { fileId });
      name(made.key, notes.at(-1)?.id ?? '');
    } else if (made.kind === 'receipt') {
      const diarised = await ask(kit, dispatcher, 'dak.diarise', entryOf(made));
      name(made.key, diarised.id, diarised.number);
    } else {
      const { id } = await ask(kit, officer, 'letters.create', { fileId: idOf(made.on), draft: draftOf(made, officer.person.postId) });
      const { number } = await ask(kit, officer, 'letters.approve', { letterId: id, pin: officer.person.pin });
      name(made.key, id, number);
      const { rows } = await ask(kit, dispatcher, 'dispatch.lines', { state: 'pending' });
      const lineIds = rows.filter((row) => row.letterId === id).map((row) => row.id);
      await ask(kit, dispatcher, 'dispatch.send', { lineIds, mode: 'registered', tracking: made.tracking });
    }
  }
  return {
    idOf,
    numberOf: (key) => numbers.get(key) ?? '',
    nameOf: ({ kind, id, letterId, number, title }) => {
      if (kind === 'post' || kind === 'section') return `${kind}:${number}`;
      if (kind === 'person') return `person:${title.text.split(' · ')[0]}`;
      return kind === 'dispatch' ? `dispatch:${keys.get(letterId ?? '')}` : (keys.get(id) ?? `${kind} unknown`);
    },
  };
}

function entryOf({ subject, sender, letterNumber }: z.infer<typeof receipt>) {
  const unknown = { name: '', designation: '', address: '', city: '', email: '', mobile: '' };
  return { form: 'physical', receivedOn: '2026-11-20', deliveryMode: 'hand', letterNumber, sender: { ...unknown, organisation: sender }, language: 'en', subject } as const;
}

function draftOf({ languages, subject, to, address, copyTo, body = {}, corpus: news }: LetterDocument, signatoryPostId: string) {
  const [first = 'en'] = languages;
  const bodies = news ? { [first]: corpus(news) } : body;
  return draftFor(signatoryPostId, {
    languages,
    subject,
    to: [{ name: to, ...(address ? { address } : {}) }],
    copyTo: copyTo ? [{ name: copyTo }] : [],
    body: Object.fromEntries(Object.entries(bodies).map(([key, lines]) => [key, paragraphs(...lines)])),
  });
}
