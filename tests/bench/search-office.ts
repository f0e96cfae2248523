import { createHash } from 'node:crypto';
import type { Draft } from '../../preload/contract/letters.ts';
import type { RichText } from '../../preload/contract/values.ts';
import { localDay } from '../../main/core/day.ts';
import { Core } from '../../main/core/core.ts';
import { enterInRegister } from '../../main/core/dispatch/commands.ts';
import type { Desk } from '../../main/core/desk.ts';
import { newId } from '../../main/core/id.ts';
import { letterIssued, letterStarted } from '../../main/core/letters/events.ts';
import { encodeSource } from '../../main/core/letters/letter-source.ts';
import { numberKey, shortCode, statusSeries } from '../../main/core/letters/rules.ts';
import { formatNumber, seriesKey } from '../../main/core/numbers/number-template.ts';
import { peekNumber } from '../../main/core/numbers/series.ts';
import { readOffice } from '../../main/core/office/office.ts';
import { requireSealingKey } from '../../main/core/office/trust.ts';
import { openDesk } from '../../main/core/open-desk.ts';
import { admitted } from '../../main/core/session/admitted.ts';
import type { Officer } from '../../main/core/session/session.ts';
import { corpus, corpusIsHere } from '../support/corpus.ts';
import { seededRandom, type Random } from '../../main/cli/seeded-random.ts';
import { timed } from './measure.ts';

const resources = new URL('../../resources', import.meta.url).pathname;
const officerPin = '593026';
const perCommit = 500;
/** So many letters of a file, and as many dispatch lines. */
const lettersOnFile = 20;
const wordsOfLetter = 120;

const ownTexts = {
  ur: 'بلدیہ کی سرکاری مراسلت کی توثیق کی جائے گی اور دفتر کے ریکارڈ میں کتابیں رکھی جائیں گی منظوری دی جاتی ہے حکومت سندھ کا مراسلہ دیکھا گیا',
  hi: 'कार्यालय में फ़ाइल पर कार्य आरम्भ किया गया बैठक में उपायुक्त तथा कलेक्टर ने समीक्षा की नियुक्ति हेतु सम्पर्क अधिकारी',
  en: 'the estimate for repair of the roof of the record room is requested before the rains and sanction may kindly be accorded by the executive engineer',
} as const;

export type SearchOffice = {
  readonly desk: Desk;
  readonly find: (text: string) => Promise<unknown>;
  /** Some numbers that were given. */
  readonly numbers: readonly string[];
  /** Milliseconds of each commit of 500 letters. */
  readonly commits: readonly number[];
  readonly close: () => void;
};

/** An office with so many documents: half of them letters with text of the news in three languages, half their dispatch lines; and files. */
export async function openSearchOffice(documents: number, folder: string): Promise<SearchOffice> {
  const { desk, close } = await openDesk({ folder, resources, version: 'bench', nativeBinding: process.env['DAFTAR_SQLITE_BINDING'] });
  const core = new Core(desk, (entry) => process.stderr.write(`${entry.message}\n`));
  const caller = core.caller();
  const ask = async (name: string, input: object) => {
    const { result } = await core.call(caller, name, input);
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
    return result.value;
  };
  await ask('office.openDemo', { country: 'in' });
  const { build } = desk.store;
  const place = desk.store.first(
    build.selectFrom('post').innerJoin('charge', 'charge.post_id', 'post.id').select(['post.section_id as section', 'person_id as person']).where('post.code', '=', 'SO(Admin)'),
  );
  await ask('session.signIn', { personId: place?.person, pin: officerPin });
  const officer = admitted(caller);
  const writer = textWriter(seededRandom(20_261_121));
  const letters = Math.round(documents / 2);
  const commits: number[] = [];
  for (let issued = 0; issued < letters; issued += perCommit) {
    const count = Math.min(perCommit, letters - issued);
    const files = Math.ceil(count / lettersOnFile);
    for (let file = 0; file < files; file += 1) {
      await ask('files.open', { subject: writer.subject(), heads: { head: String((file % 9) + 1) }, classification: 'normal' });
    }
    const opened = desk.store.all(build.selectFrom('file').select(['id', 'number']).orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(files));
    const commit = () =>
      desk.ledger.commit(() => {
        for (let letter = 0; letter < count; letter += 1) {
          const file = opened[letter % opened.length];
          if (file) issueWithoutPage(desk, officer, { section: place?.section ?? '', file, draft: writer.draft(officer.postId) });
        }
      });
    commits.push(await timed(() => Promise.resolve(commit())));
  }
  const numbers = desk.store.all(build.selectFrom('letter').select('number').where('number', 'is not', null).orderBy('id').limit(10).offset(Math.floor(letters / 2)));
  return { desk, find: (text) => ask('search.find', { text }), numbers: numbers.map(({ number }) => number ?? ''), commits, close };
}

/** Texts of the length of letters, from the words of real news where they lie beside the checkout. */
function textWriter(random: Random) {
  const news = corpusIsHere()
    ? { ur: [...corpus('kmc'), ...corpus('kp'), ...corpus('passport')].join(' '), hi: [...corpus('jk'), ...corpus('indore')].join(' '), en: ownTexts.en }
    : ownTexts;
  const words = { ur: news.ur.split(/\s+/u), hi: news.hi.split(/\s+/u), en: news.en.split(/\s+/u) };
  const languages = ['ur', 'hi', 'en'] as const;
  const stretch = (language: (typeof languages)[number], length: number) => Array.from({ length }, () => random.one(words[language])).join(' ');
  const paragraphs = (text: string): RichText => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
  return {
    subject: () => stretch(random.one(languages), 6),
    draft: (signatoryPostId: string): Draft => {
      const language = random.one(languages);
      return {
        form: 'letter',
        languages: [language],
        classification: 'normal',
        subject: { [language]: stretch(language, 7) },
        to: [{ name: stretch(language, 3), address: stretch(language, 3) }],
        copyTo: [],
        body: { [language]: paragraphs(stretch(language, wordsOfLetter)) },
        enclosures: [],
        signatoryPostId,
      };
    },
  };
}

type Letter = { readonly section: string; readonly file: { readonly id: string; readonly number: string }; readonly draft: Draft };

function issueWithoutPage(desk: Desk, officer: Officer, { section, file, draft }: Letter): void {
  const office = readOffice(desk.store);
  const id = newId();
  const day = localDay(desk.ledger.now());
  const context = { day, section: 'Admin', office: office.code, post: 'SO(Admin)', file: file.number };
  const series = seriesKey('letter', office.letterTemplate, context);
  const sequence = peekNumber(desk.store, series);
  const number = formatNumber(office.letterTemplate, context, sequence);
  const { kid } = requireSealingKey(desk, section);
  const statusList = Number(day.slice(0, 4));
  const statusIndex = peekNumber(desk.store, statusSeries(kid, statusList));
  const signatory = { name: { en: 'Officer' }, designation: { en: 'Section Officer' } };
  const text = encodeSource({ number, date: day, fileNumber: file.number, office: office.name, signatory, draft });
  const textDigest = new Uint8Array(createHash('sha256').update(text).digest());
  desk.ledger.append({ type: letterStarted, officer, file: file.id, body: { id, form: 'letter' } });
  desk.ledger.append({
    type: letterIssued,
    officer,
    file: file.id,
    blobs: [
      desk.blobs.record(text, { mime: 'application/json', name: 'letter.json' }),
      desk.blobs.record(new TextEncoder().encode(`%PDF of letter ${number}`), { mime: 'application/pdf', name: 'letter.pdf' }),
    ],
    body: {
      id,
      form: draft.form,
      number,
      numberKey: numberKey(number),
      series,
      sequence,
      day,
      subject: Object.values(draft.subject)[0] ?? '',
      toLine: draft.to[0]?.name ?? '',
      signatoryPost: officer.postId,
      pages: 1,
      kid,
      statusList,
      statusIndex,
      token: textDigest,
      shortCode: shortCode({ kid, list: statusList, index: statusIndex, textDigest }),
      symbol: { version: 15, ecc: 'M', dots: 10, boxMm: 36 },
      batchId: null,
      answers: null,
    },
  });
  enterInRegister(desk, officer, { letterId: id, fileId: file.id, day, to: draft.to, copyTo: [], enclosures: 0 });
}
