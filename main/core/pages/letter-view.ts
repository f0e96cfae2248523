import type { LetterForm } from '../../../preload/contract/letters.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { bodyHtml } from './body-html.ts';
import { nameIn, typed } from './typed-text.ts';
import { dayText, directionOf } from './language.ts';
import type { LetterPage, PageAddressee } from './letter-page.ts';
import { code, type Markup } from './markup.ts';
import { inLanguages, type PageWords, type WordsByLanguage } from './page-words.ts';
import { paragraphLanguage } from './paragraph-language.ts';
import type { TemplateView } from './template.ts';
import { textMarkup } from './text-markup.ts';

const formWords: Readonly<Record<LetterForm, keyof PageWords>> = {
  letter: 'formLetter',
  'demi-official': 'formDemiOfficial',
  'office-memorandum': 'formOfficeMemorandum',
  'office-order': 'formOfficeOrder',
  notification: 'formNotification',
  circular: 'formCircular',
  notice: 'formNotice',
  endorsement: 'formEndorsement',
  'id-note': 'formIdNote',
  order: 'formOrder',
  resolution: 'formResolution',
  'press-note': 'formPressNote',
  summary: 'formSummary',
  'working-paper': 'formWorkingPaper',
  corrigendum: 'formCorrigendum',
  reminder: 'formReminder',
};

const classificationWords = { confidential: 'confidential', secret: 'secret', 'top-secret': 'topSecret' } as const;

const placed = (language: Language): { lang: string; dir: string } => ({ lang: language, dir: directionOf(language) });

const addresseeView = ({ name, address }: PageAddressee, page: Language): TemplateView => {
  const lines = (address ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return {
    name: typed(name, page),
    lines: lines.map((line) => typed(line, page)),
    oneLine: typed([name, ...lines].join(paragraphLanguage(name, page) === 'ur' ? '، ' : ', '), page),
  };
};

/** The names of the office in each language of the letter; a language without a name of its own is left out, not repeated. */
const headView = ({ letterhead, languages }: LetterPage): TemplateView[] =>
  languages
    .filter((language, index) => index === 0 || letterhead.office[language] !== undefined)
    .map((language) => ({
      ...placed(language),
      department: letterhead.department === null ? '' : nameIn(letterhead.department, language),
      office: nameIn(letterhead.office, language),
      address: textMarkup(letterhead.address === null ? '' : nameIn(letterhead.address, language), language),
    }));

const bodyView = (page: LetterPage, language: Language, words: PageWords): TemplateView => {
  const demiOfficial = page.form === 'demi-official';
  return {
    ...placed(language),
    title: words[formWords[page.form]],
    subjectLabel: words.subject,
    subject: textMarkup(page.subject[language] ?? '', language),
    salutation: demiOfficial ? words.demiOfficialSalutation : words.salutation,
    closing: demiOfficial ? words.demiOfficialClosing : words.closing,
    memorandumOpening: words.memorandumOpening,
    endorsementOpening: words.endorsementOpening,
    corrigendumOpening: words.corrigendumOpening,
    reminderOpening: words.reminderOpening,
    resolutionOrder: words.resolutionOrder,
    body: bodyHtml(page.body[language] ?? [], language),
    signatoryName: nameIn(page.signatory.name, language),
    signatoryPost: nameIn(page.signatory.designation, language),
  };
};

const sealView = (page: LetterPage, words: WordsByLanguage): TemplateView | false => {
  if (page.seal === null) return false;
  const first = page.languages[0] ?? 'en';
  return {
    host: code(page.seal.host),
    shortCode: code(page.seal.shortCode),
    sealNumber: code(page.number ?? ''),
    alternative: words[first].qrAlternative,
    words: page.languages.map((language) => ({
      ...placed(language),
      scan: words[language].scanToVerify,
      noStamp: words[language].noStamp,
    })),
  };
};

/** All names that a letter's template can use, with their values for this letter. */
export const letterView = (page: LetterPage, words: WordsByLanguage): TemplateView => {
  const { languages } = page;
  const first = languages[0] ?? 'en';
  const label = (key: keyof PageWords): Markup => inLanguages(languages, (language) => words[language][key]);
  const classified = page.classification === 'normal' ? null : classificationWords[page.classification];
  const { date } = page;
  return {
    ...placed(first),
    isDraft: page.number === null,
    draft: label('draft'),
    classification: classified === null ? '' : label(classified),
    emblem: page.letterhead.emblem ?? '',
    heads: headView(page),
    phoneLabel: label('phone'),
    phone: code(page.letterhead.phone),
    emailLabel: label('email'),
    email: code(page.letterhead.email),
    numberLabel: label('number'),
    number: page.number === null ? label('numberAtApproval') : code(page.number),
    dateLabel: label('date'),
    date: date === null ? '' : inLanguages(languages, (language) => dayText(date, language, page.digits)),
    fileLabel: label('fileNumber'),
    fileNumber: code(page.fileNumber),
    replyLabel: label('replyTo'),
    replyTo: page.replyTo,
    titles: languages.map((language) => ({ ...placed(language), title: words[language][formWords[page.form]] })),
    toLabel: label('to'),
    hasTo: page.to.length > 0,
    to: page.to.map((addressee) => addresseeView(addressee, first)),
    sideBySide: page.arrangement === 'columns' && languages.length > 1,
    bodies: languages.map((language) => bodyView(page, language, words[language])),
    enclosuresLabel: label('enclosures'),
    hasEnclosures: page.enclosures.length > 0,
    enclosures: page.enclosures.map((name) => typed(name, first)),
    copyToLabel: label('copyTo'),
    hasCopyTo: page.copyTo.length > 0,
    copyTo: page.copyTo.map((addressee) => addresseeView(addressee, first)),
    seal: sealView(page, words),
  };
};
