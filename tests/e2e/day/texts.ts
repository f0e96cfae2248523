import type { Country } from '../../../preload/contract/system.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { corpus, corpusIsHere, type CorpusText } from '../../support/corpus.ts';
import { ownNews } from '../job-texts.ts';
import type { LetterText } from '../pages/letters.ts';

/** What the people of one office write on one day. */
export type DayTexts = {
  readonly language: Language;
  readonly country: Country;
  readonly organisations: readonly string[];
  /** Subjects of papers and files, each of a few words. */
  readonly subject: (at: number) => string;
  readonly note: readonly string[];
  readonly added: string;
  readonly remarks: string;
  readonly answer: string;
  readonly wait: string;
  readonly finished: string;
  readonly letter: LetterText;
  readonly messenger: string;
  readonly receivedBy: string;
};

type Own = Omit<DayTexts, 'subject' | 'note' | 'language'> & { readonly news: CorpusText | null };

const englishWords =
  'Repair of street lights in ward four before the rains and supply of stationery to all sections for the coming quarter with the list of retired staff whose pension papers wait for the last pay certificate of the accounts office after the audit of the record room and the survey of drains along the canal road';

const own: Readonly<Record<Language, Own>> = {
  en: {
    country: 'in',
    organisations: ['District Council', 'Water Board', 'Accountant General', 'Union of Employees', 'High Court Registry'],
    news: null,
    added: 'Sanction is within the powers of this office.',
    remarks: 'Name the amount and the head of account.',
    answer: 'The amount and the head have been added.',
    wait: 'Waiting for the rains to end',
    finished: 'The matter is settled',
    letter: {
      languages: ['en'],
      subject: { en: 'Repair of the record room' },
      body: { en: ['It is requested that the work be finished before the rains begin.'] },
      to: { name: 'The Executive Engineer', address: '12 Canal Road, Demonstration Town' },
      copyTo: 'The Record Keeper',
    },
    messenger: 'Messenger of the west side',
    receivedBy: 'Clerk at the gate',
  },
  ur: {
    country: 'pk',
    organisations: ['ضلع کونسل', 'واٹر بورڈ', 'اکاؤنٹنٹ جنرل', 'ملازمین کی یونین', 'عدالتِ عالیہ'],
    news: 'kp',
    added: 'منظوری اس دفتر کے اختیار میں ہے۔',
    remarks: 'رقم اور مدِ حساب درج کیجیے۔',
    answer: 'رقم اور مد درج کر دی گئی ہے۔',
    wait: 'بارشوں کے خاتمے کا انتظار',
    finished: 'معاملہ طے ہو گیا',
    letter: {
      languages: ['ur'],
      subject: { ur: 'ریکارڈ روم کی مرمت' },
      body: { ur: ['گزارش ہے کہ کام بارشوں سے پہلے مکمل کیا جائے۔'] },
      to: { name: 'ایگزیکٹو انجینئر', address: '۱۲ نہر روڈ، نمائشی شہر' },
      copyTo: 'ریکارڈ کیپر',
    },
    messenger: 'قاصد، مغربی حلقہ',
    receivedBy: 'دروازے کا کلرک',
  },
  hi: {
    country: 'in',
    organisations: ['ज़िला परिषद', 'जल बोर्ड', 'महालेखाकार', 'कर्मचारी संघ', 'उच्च न्यायालय'],
    news: 'jk',
    added: 'स्वीकृति इस कार्यालय के अधिकार में है।',
    remarks: 'राशि और लेखा शीर्ष लिखें।',
    answer: 'राशि और शीर्ष जोड़ दिए गए हैं।',
    wait: 'वर्षा समाप्त होने की प्रतीक्षा',
    finished: 'मामला निपट गया',
    letter: {
      languages: ['hi'],
      subject: { hi: 'अभिलेख कक्ष की मरम्मत' },
      body: { hi: ['अनुरोध है कि कार्य वर्षा से पूर्व पूरा किया जाए।'] },
      to: { name: 'कार्यपालक अभियंता', address: '12 नहर मार्ग, नमूना नगर' },
      copyTo: 'अभिलेख पाल',
    },
    messenger: 'संदेशवाहक, पश्चिम क्षेत्र',
    receivedBy: 'द्वार लिपिक',
  },
};

const wordsInSubject = 4;

/** The texts of a language: Urdu and Hindi from newspapers where they lie beside the checkout. */
export function dayTexts(language: Language): DayTexts {
  const { news, ...rest } = own[language];
  const read = corpusIsHere() ? corpus : ownNews;
  const paragraphs = news === null ? [englishWords] : read(news);
  const words = paragraphs.join(' ').split(/\s+/u).map((word) => word.replaceAll(/[^\p{L}\p{M}\p{N}\u200c\u200d]/gu, '')).filter((word) => word !== '');
  const subject = (at: number) => Array.from({ length: wordsInSubject }, (_, next) => words[(at * 3 + next) % words.length] ?? '').join(' ');
  return { ...rest, language, subject, note: [subject(11), paragraphs[1] ?? rest.added] };
}
