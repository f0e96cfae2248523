import type { Country } from '../../preload/contract/system.ts';
import type { Language } from '../../preload/contract/values.ts';
import { corpus, type CorpusText } from '../support/corpus.ts';
import type { LetterText } from './pages/letters.ts';

/** What the people of one run of the main job write. */
export type JobTexts = {
  readonly language: Language;
  readonly country: Country;
  readonly fileSubject: string;
  readonly note: readonly string[];
  readonly remarks: string;
  /** What the assistant adds to the draft after the file came back, and the note he writes about it. */
  readonly correction: string;
  readonly secondNote: readonly string[];
  readonly letter: LetterText;
  /** The letter that does not stay in force. */
  readonly otherLetter: LetterText;
  readonly ending: 'cancelled' | 'superseded';
  readonly endingReason: string;
  readonly messenger: string;
  readonly receivedBy: string;
};

const english: JobTexts = {
  language: 'en',
  country: 'in',
  fileSubject: 'Repair of the record room roof',
  note: [
    'The roof of the record room leaks above racks 4 to 9. The estimate of the works branch is placed below.',
    'If approved, the draft on the right may be issued to the Executive Engineer.',
  ],
  remarks: 'Name the date by which the repair must be finished.',
  correction: 'The repair may kindly be finished before the 15th of June, when the rains begin.',
  secondNote: ['The date has been added to the draft as directed.'],
  letter: {
    languages: ['en'],
    subject: { en: 'Repair of the record room roof before the rains' },
    body: {
      en: [
        'The roof of the record room leaks above racks 4 to 9, where the registers of births are kept.',
        'It is requested that the work shown in the enclosed estimate be taken up at once.',
      ],
    },
    to: { name: 'The Executive Engineer, Works Division', address: '12 Canal Road, Demonstration Town' },
    copyTo: 'The Record Keeper',
  },
  otherLetter: {
    languages: ['en'],
    subject: { en: 'Closing of the record room on Friday' },
    body: { en: ['The record room will remain closed to the public on Friday.'] },
    to: { name: 'All sections', address: 'In this office' },
    copyTo: 'The Receptionist',
  },
  ending: 'cancelled',
  endingReason: 'Issued with the wrong day.',
  messenger: 'Messenger of the west side',
  receivedBy: 'The diary clerk',
};

/** Where the long paragraphs come from. */
type News = (name: CorpusText) => readonly string[];

function urdu(read: News): JobTexts {
  const news = read('kmc');
  return {
    language: 'ur',
    country: 'pk',
    fileSubject: 'سرکاری مراسلت پر کیو آر کوڈ کا نفاذ',
    note: ['مراسلت کی تصدیق کے نئے طریقے کا مسودہ دائیں جانب رکھا گیا ہے۔', news[0] ?? ''],
    remarks: 'مسودے میں عمل درآمد کی تاریخ درج کی جائے۔',
    correction: 'یہ طریقہ آئندہ ماہ کی پہلی تاریخ سے نافذ ہوگا۔',
    secondNote: ['ہدایت کے مطابق تاریخ درج کر دی گئی ہے۔'],
    letter: {
      languages: ['ur', 'en'],
      subject: { ur: 'سرکاری مراسلت پر کیو آر کوڈ کا نفاذ', en: 'QR codes on official correspondence' },
      body: { ur: news.slice(1, 5), en: ['A QR code is placed on every letter of this office from now on; whoever receives one may check it.'] },
      to: { name: 'تمام سربراہانِ شعبہ', address: 'صدر دفتر، نمائشی شہر' },
      copyTo: 'ریکارڈ کیپر',
    },
    otherLetter: {
      languages: ['ur'],
      subject: { ur: 'کیو آر کوڈ کے اجراء کا ابتدائی مراسلہ' },
      body: { ur: [read('kp')[1] ?? ''] },
      to: { name: 'شعبہ انفارمیشن ٹیکنالوجی', address: 'اسی دفتر میں' },
      copyTo: 'استقبالیہ',
    },
    ending: 'superseded',
    endingReason: 'تفصیلی مراسلہ جاری ہو چکا ہے۔',
    messenger: 'قاصد، مغربی حلقہ',
    receivedBy: 'ڈائری کلرک',
  };
}

function hindi(read: News): JobTexts {
  const news = read('jk');
  return {
    language: 'hi',
    country: 'in',
    fileSubject: 'कार्यालय में ई-ऑफ़िस की समीक्षा',
    note: ['ई-ऑफ़िस की प्रगति का प्रारूप पत्राचार में रखा है।', news[0] ?? ''],
    remarks: 'प्रारूप में अगली बैठक की तिथि लिखी जाए।',
    correction: 'अगली समीक्षा बैठक माह के अंतिम शुक्रवार को होगी।',
    secondNote: ['निर्देशानुसार तिथि जोड़ दी गई है।'],
    letter: {
      languages: ['hi'],
      subject: { hi: 'ई-ऑफ़िस की प्रगति की समीक्षा' },
      body: { hi: news.slice(1, 6) },
      to: { name: 'समस्त अनुभाग अधिकारी', address: 'ज़िला कार्यालय, नमूना नगर' },
      copyTo: 'अभिलेख पाल',
    },
    otherLetter: {
      languages: ['hi'],
      subject: { hi: 'समीक्षा बैठक की सूचना' },
      body: { hi: [read('indore')[1] ?? ''] },
      to: { name: 'समस्त अनुभाग', address: 'इसी कार्यालय में' },
      copyTo: 'स्वागत कक्ष',
    },
    ending: 'cancelled',
    endingReason: 'बैठक की तिथि ग़लत थी।',
    messenger: 'संदेशवाहक, पश्चिम क्षेत्र',
    receivedBy: 'डायरी लिपिक',
  };
}

const urduParagraph = 'اس دفتر سے جاری ہونے والے ہر مراسلے پر ایک مہر بند کوڈ درج ہوگا، جس سے کوئی بھی شخص کسی بھی جگہ اس کی تصدیق کر سکے گا۔';
const hindiParagraph = 'इस कार्यालय से जारी प्रत्येक पत्र पर एक मुहरबंद कोड अंकित होगा, जिससे कोई भी व्यक्ति कहीं भी उसका सत्यापन कर सकेगा।';

/** Paragraphs of our own, for a clone without the newspaper texts. */
export const ownNews: News = (name) => Array.from({ length: 6 }, () => (name === 'jk' || name === 'indore' ? hindiParagraph : urduParagraph));

/** The texts of a language: Urdu and Hindi from newspapers, the Urdu letter in two languages. */
export function jobTexts(language: Language, read: News = corpus): JobTexts {
  if (language === 'en') return english;
  return language === 'ur' ? urdu(read) : hindi(read);
}
