import type { ReceiptView, Sender } from '../../../preload/contract/dak.ts';
import type { RequestInput } from '../../../preload/contract/index.ts';
import type { Country } from '../../../preload/contract/system.ts';
import type { Language } from '../../../preload/contract/values.ts';

type Entry = RequestInput<'dak.diarise'>;

/** The diary form while it is being filled in; days are null and `enclosures` is text until they are complete. */
export type ReceiptDraft = {
  readonly register: string;
  readonly form: Entry['form'];
  readonly unopenedCover: boolean;
  readonly addresseePostId: string | null;
  readonly receivedOn: string | null;
  readonly deliveryMode: Entry['deliveryMode'];
  readonly letterNumber: string;
  readonly letterDate: string | null;
  readonly sender: Sender;
  readonly language: Language;
  readonly subject: string;
  readonly enclosures: string;
  /** How many did not come: null while all did, text until it is a number. */
  readonly enclosuresMissing: string | null;
  readonly missingEnclosures: string;
  readonly categoryId: string | null;
  readonly subcategoryId: string | null;
  readonly classification: NonNullable<Entry['classification']>;
  readonly urgency: NonNullable<Entry['urgency']>;
  readonly vip: boolean;
  readonly remarks: string;
  readonly acknowledge: boolean;
};

const noSender: Sender = {
  name: '',
  designation: '',
  organisation: '',
  address: '',
  city: '',
  email: '',
  mobile: '',
  type: '',
  ministry: '',
  department: '',
  address2: '',
  postcode: '',
  state: '',
  country: '',
};

/** An empty form for a paper that came today. */
export function emptyDraft(today: string, language: Language): ReceiptDraft {
  return {
    register: '',
    form: 'physical',
    unopenedCover: false,
    addresseePostId: null,
    receivedOn: today,
    deliveryMode: 'ordinary',
    letterNumber: '',
    letterDate: null,
    sender: noSender,
    language,
    subject: '',
    enclosures: '',
    enclosuresMissing: null,
    missingEnclosures: '',
    categoryId: null,
    subcategoryId: null,
    classification: 'normal',
    urgency: 'routine',
    vip: false,
    remarks: '',
    acknowledge: false,
  };
}

/** The form for the next paper of the same bag: how and when it came stays, and whether their senders are answered. */
export function nextDraft({ register, form, receivedOn, deliveryMode, language, acknowledge }: ReceiptDraft, today: string): ReceiptDraft {
  return { ...emptyDraft(today, language), register, form, receivedOn, deliveryMode, acknowledge };
}

/** The form for a paper like the last one: all of it but what marks this one letter (domain.md row 2, generate and copy). */
export function copiedDraft(draft: ReceiptDraft): ReceiptDraft {
  return { ...draft, letterNumber: '', letterDate: null, enclosures: '', enclosuresMissing: null, missingEnclosures: '', remarks: '' };
}

export type DraftProblem = 'day' | 'sender' | 'subject' | 'grading' | 'addressee' | 'enclosures' | 'missing' | 'postcode';

const blank = (text: string) => text.trim() === '';

/** Is the postal code one that the country writes? `home` is the country of the office; the core decides again. */
function postcodeFits({ postcode, country }: Sender, home: Country): boolean {
  const land = country === '' ? home : country.toLowerCase();
  if (blank(postcode) || (land !== 'pk' && land !== 'in')) return true;
  return (land === 'pk' ? /^\d{5}$/ : /^[1-9]\d{5}$/).test(postcode.trim());
}

/** What is still missing before a number can be asked for; the core decides again. Without `home` no postal code is judged. */
export function draftProblems(draft: ReceiptDraft, home?: Country): readonly DraftProblem[] {
  const { unopenedCover: cover, enclosuresMissing: missing } = draft;
  const found: readonly [DraftProblem, boolean][] = [
    ['day', draft.receivedOn === null],
    ['sender', !cover && blank(draft.sender.name) && blank(draft.sender.organisation)],
    ['subject', !cover && blank(draft.subject)],
    ['grading', cover && draft.classification === 'normal'],
    ['addressee', cover && draft.addresseePostId === null],
    ['enclosures', !/^\d{0,4}$/.test(draft.enclosures)],
    ['missing', missing !== null && (!/^\d{1,4}$/.test(missing) || Number(missing) < 1 || Number(missing) > Number(draft.enclosures))],
    ['postcode', home !== undefined && !postcodeFits(draft.sender, home)],
  ];
  return found.flatMap(([problem, there]) => (there ? [problem] : []));
}

/** The form for what the registry left out of a closed cover. */
export function draftOfCover(receipt: ReceiptView): ReceiptDraft {
  const { form, receivedOn, deliveryMode, letterNumber, letterDate, sender, language, subject, classification, urgency, vip, remarks } = receipt;
  const known = { form, deliveryMode, letterNumber, letterDate, sender, subject, classification, urgency, vip, remarks };
  return { ...emptyDraft(receivedOn, language), ...known, enclosures: receipt.enclosures === 0 ? '' : String(receipt.enclosures) };
}

/** What the command that completes a cover enters. */
export function contentOf({ letterNumber, letterDate, sender, language, subject, enclosures, classification, urgency, vip, remarks, ...rarer }: ReceiptDraft) {
  const content = { letterNumber, sender, language, subject, enclosures: Number(enclosures), classification, urgency, vip, remarks };
  return { ...content, ...rarerContent(rarer), ...(letterDate === null ? {} : { letterDate }) };
}

/** The command for a form without problems. */
export function entryOf(draft: ReceiptDraft, receivedOn: string): Entry {
  const { addresseePostId, letterDate, enclosures, enclosuresMissing, missingEnclosures, categoryId, subcategoryId, ...rest } = draft;
  return {
    ...rest,
    receivedOn,
    enclosures: Number(enclosures),
    ...rarerContent({ enclosuresMissing, missingEnclosures, categoryId, subcategoryId }),
    ...(letterDate === null ? {} : { letterDate }),
    ...(draft.unopenedCover && addresseePostId !== null ? { addresseePostId } : {}),
  };
}

type Rarer = Pick<ReceiptDraft, 'enclosuresMissing' | 'missingEnclosures' | 'categoryId' | 'subcategoryId'>;

function rarerContent({ enclosuresMissing, missingEnclosures, categoryId, subcategoryId }: Rarer) {
  return {
    ...(enclosuresMissing === null ? {} : { enclosuresMissing: Number(enclosuresMissing), missingEnclosures }),
    ...(categoryId === null ? {} : { categoryId }),
    ...(subcategoryId === null ? {} : { subcategoryId }),
  };
}
