import type { ReceiptView, Sender } from '../../../preload/contract/dak.ts';
import type { RequestInput } from '../../../preload/contract/index.ts';
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
  readonly classification: NonNullable<Entry['classification']>;
  readonly urgency: NonNullable<Entry['urgency']>;
  readonly vip: boolean;
  readonly remarks: string;
};

const noSender: Sender = { name: '', designation: '', organisation: '', address: '', city: '', email: '', mobile: '' };

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
    classification: 'normal',
    urgency: 'routine',
    vip: false,
    remarks: '',
  };
}

/** The form for the next paper of the same bag: how and when it came stays. */
export function nextDraft({ register, form, receivedOn, deliveryMode, language }: ReceiptDraft, today: string): ReceiptDraft {
  return { ...emptyDraft(today, language), register, form, receivedOn, deliveryMode };
}

/** The form for a paper like the last one: all of it but what marks this one letter (domain.md row 2, generate and copy). */
export function copiedDraft(draft: ReceiptDraft): ReceiptDraft {
  return { ...draft, letterNumber: '', letterDate: null, enclosures: '', remarks: '' };
}

export type DraftProblem = 'day' | 'sender' | 'subject' | 'grading' | 'addressee' | 'enclosures';

const blank = (text: string) => text.trim() === '';

/** What is still missing before a number can be asked for; the core decides again. */
export function draftProblems(draft: ReceiptDraft): readonly DraftProblem[] {
  const cover = draft.unopenedCover;
  const found: readonly [DraftProblem, boolean][] = [
    ['day', draft.receivedOn === null],
    ['sender', !cover && blank(draft.sender.name) && blank(draft.sender.organisation)],
    ['subject', !cover && blank(draft.subject)],
    ['grading', cover && draft.classification === 'normal'],
    ['addressee', cover && draft.addresseePostId === null],
    ['enclosures', !/^\d{0,4}$/.test(draft.enclosures)],
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
export function contentOf({ letterNumber, letterDate, sender, language, subject, enclosures, classification, urgency, vip, remarks }: ReceiptDraft) {
  return { letterNumber, sender, language, subject, enclosures: Number(enclosures), classification, urgency, vip, remarks, ...(letterDate === null ? {} : { letterDate }) };
}

/** The command for a form without problems. */
export function entryOf(draft: ReceiptDraft, receivedOn: string): Entry {
  const { addresseePostId, letterDate, enclosures, ...rest } = draft;
  return {
    ...rest,
    receivedOn,
    enclosures: Number(enclosures),
    ...(letterDate === null ? {} : { letterDate }),
    ...(draft.unopenedCover && addresseePostId !== null ? { addresseePostId } : {}),
  };
}
