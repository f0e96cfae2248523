import { localDay, addDays } from '../../core/day.ts';
import { diarise, disposeReceipt, putInFile } from '../../core/dak/commands.ts';
import { markReceipt } from '../../core/dak/mark-receipt.ts';
import { receiveReceipt } from '../../core/dak/take-receipt.ts';
import { openFile } from '../../core/files/open-file.ts';
import { templateHeads } from '../../core/numbers/number-template.ts';
import { readOffice } from '../../core/office/office.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { DealingSection } from './hands.ts';
import { oneIn, pass, type OfficeAtWork, type OpenFile } from './office-at-work.ts';
import { stageScan } from './scans.ts';
import { languageOf, subjectOf, type WordList } from './words.ts';

const modes = ['hand', 'ordinary', 'registered', 'speed-post', 'courier', 'e-mail'] as const;
const urgencies = ['routine', 'routine', 'routine', 'routine', 'routine', 'priority', 'priority', 'immediate'] as const;
/** Files that a dealing hand has in use at a time; older ones lie in the almirah. */
const inUse = 150;

type Paper = { readonly id: string; readonly language: Language; readonly subject: string };

/** A paper comes in and is diarised and marked to the dealing hand. */
export function takeIn(office: OfficeAtWork, { assistant }: DealingSection): Paper {
  const { desk, hands, random } = office;
  const language = languageOf(random, office.mother);
  const words = office.words[language];
  const subject = subjectOf(words, random);
  const today = localDay(office.clock.now);
  pass(office, 90);
  const { id } = diarise(desk, hands.diarist, {
    register: '',
    form: 'physical',
    unopenedCover: false,
    receivedOn: today,
    deliveryMode: random.one(modes),
    letterNumber: oneIn(office, 6) ? '' : `${random.below(900) + 1}-${random.below(90) + 10}/${today.slice(0, 4)}`,
    letterDate: addDays(today, -1 - random.below(9)),
    sender: senderOf(office, words),
    language,
    subject,
    enclosures: random.below(4),
    enclosuresMissing: 0,
    missingEnclosures: '',
    classification: oneIn(office, 60) ? 'confidential' : 'normal',
    urgency: random.one(urgencies),
    vip: oneIn(office, 120),
    remarks: '',
    acknowledge: false,
    attachments: [stageScan(desk, hands.diarist, random.one(office.scans))],
  });
  pass(office, 30);
  const dueOn = oneIn(office, 5) ? addDays(today, 3 + random.below(20)) : undefined;
  markReceipt(desk, hands.diarist, { receiptId: id, toPostId: assistant.postId, copyToPostIds: [], followUp: false, remarks: random.one(words.marking), ...(dueOn ? { dueOn } : {}) });
  return { id, language, subject };
}

function senderOf({ random }: OfficeAtWork, words: WordList) {
  const citizen = random.below(3) === 0;
  return {
    name: citizen ? `${words.applicant} ${random.below(4000) + 1}` : '',
    designation: citizen ? '' : random.one(words.designations),
    organisation: citizen ? '' : random.one(words.organisations),
    address: '',
    city: random.one(words.cities),
    email: '',
    mobile: '',
    type: citizen ? ('citizen' as const) : ('government' as const),
    ministry: '',
    department: '',
    address2: '',
    postcode: '',
    state: '',
    country: '' as const,
  };
}

/** The dealing hand takes the paper over and puts it in a file, an old one or a new one; null when it needed no file. */
export function putUp(office: OfficeAtWork, position: number, paper: Paper): OpenFile | null {
  const { desk, hands, random } = office;
  const section = hands.sections[position];
  const files = office.files[position];
  if (!section || !files) return null;
  pass(office, 60);
  receiveReceipt(desk, section.assistant, paper.id);
  const words = office.words[paper.language];
  if (oneIn(office, 25)) {
    disposeReceipt(desk, section.assistant, paper.id, random.one(words.disposals));
    return null;
  }
  const file = files.length === 0 || random.below(1000) < office.filesOfThousand ? newFile(office, position, paper) : random.one(files);
  pass(office, 60);
  putInFile(desk, section.assistant, { receiptId: paper.id, fileId: file.id, remarks: '' });
  file.lastUsed = office.clock.now;
  return file;
}

function newFile(office: OfficeAtWork, position: number, paper: Paper): OpenFile {
  const { desk, hands, random } = office;
  const assistant = hands.sections[position]?.assistant ?? hands.diarist;
  const heads = Object.fromEntries(templateHeads(readOffice(desk.store).fileTemplate).map((head) => [head, String(1 + random.below(9))]));
  pass(office, 60);
  const { id } = openFile(desk, assistant, { subject: paper.subject, heads, classification: 'normal', urgency: 'routine', form: 'electronic' });
  const file = { id, language: paper.language, lastUsed: office.clock.now };
  const files = office.files[position];
  files?.push(file);
  if (files && files.length > inUse) files.splice(random.below(inUse / 2), 1);
  office.opened += 1;
  return file;
}
