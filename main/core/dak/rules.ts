import type { ReceiptEntry, Sender } from '../../../preload/contract/dak.ts';
import type { ErrorCode } from '../../../preload/contract/errors.ts';
import type { Country } from '../../../preload/contract/system.ts';
import { markedCounter } from '../numbers/desk-mark.ts';
import { formatNumber, seriesKey, type NumberContext } from '../numbers/number-template.ts';
import type { Viewer } from '../grading/rules.ts';
import { mayTakeBack } from '../movement/rules.ts';
import { normaliseForSearch } from '../text/normalise.ts';

/** The office's templates for the diary of a section and for a register with a code letter of its own (domain.md b.2, row 8). */
export type DiaryTemplates = { readonly diary: string; readonly register: string };

export type DiaryPlace = NumberContext & { readonly section: string; readonly register: string; readonly templates: DiaryTemplates };

const templateOf = ({ register, templates }: DiaryPlace): string => (register === '' ? templates.diary : templates.register);
const contextOf = (place: DiaryPlace): NumberContext => ({ ...place, heads: { register: place.register } });

/** The series that a diary counts in: with the usual templates one a section, register letter and year of entry (row 8). */
export function diarySeries(place: DiaryPlace): string {
  return seriesKey('dak', templateOf(place), contextOf(place));
}

/** The number of an entry as the template of its register writes it (domain.md b.2). */
export function diaryNumber(place: DiaryPlace, sequence: number): string {
  return formatNumber(templateOf(place), contextOf(place), sequence);
}

const blank = (text: string): boolean => text.trim() === '';

/** One of the two must be known (row 3, "one of these is required"). */
export function senderKnown(sender: Pick<Sender, 'name' | 'organisation'>): boolean {
  return !blank(sender.name) || !blank(sender.organisation);
}

export type EntryProblem = { readonly code: Extract<ErrorCode, 'senderMissing' | 'coverIncomplete' | 'receivedTooLate' | 'badInput'>; readonly field?: string };

/**
 * Why an entry can't be diarised, or null. A cover that the registry leaves closed is graded and names the post it is
 * addressed to; nothing more is known of it (CSMOP 11, row 5). Days are calendar days of the desk.
 */
export function entryProblem(entry: Pick<ReceiptEntry, 'receivedOn' | 'unopenedCover' | 'classification' | 'addresseePostId' | 'sender' | 'subject'>, today: string): EntryProblem | null {
  if (entry.receivedOn > today) return { code: 'receivedTooLate' };
  if (entry.unopenedCover) {
    return entry.classification === 'normal' || entry.addresseePostId === undefined ? { code: 'coverIncomplete' } : null;
  }
  if (!senderKnown(entry.sender)) return { code: 'senderMissing' };
  return blank(entry.subject) ? { code: 'badInput', field: 'subject' } : null;
}

type Cover = ReceiptCustody & {
  readonly unopened_cover: number;
  readonly addressee_post: string | null;
  readonly addressee_section: string | null;
  readonly holder_section: string | null;
};

/**
 * Why a post can't enter what the registry left out of a closed cover, or null (CSMOP 11, row 5): that is for the post that it is
 * addressed to and the officers of its section, once the cover has come there.
 */
export function completionProblem(cover: Cover, by: Viewer): 'coverNotClosed' | 'notYoursToComplete' | 'receiptClosed' | 'receiptNotHere' | 'receiptNotReceived' | null {
  if (cover.unopened_cover === 0) return 'coverNotClosed';
  const addressed = cover.addressee_post === by.postId || (by.isOfficer && cover.addressee_section === by.sectionId);
  if (cover.addressee_section === null || !addressed) return 'notYoursToComplete';
  if (cover.state === 'disposed') return 'receiptClosed';
  if (cover.holder_section !== cover.addressee_section) return 'receiptNotHere';
  return cover.received === 0 ? 'receiptNotReceived' : null;
}

/** A sender as the record keeps him (row 3). */
export function trimmedSender(sender: Sender): Sender {
  return {
    name: sender.name.trim(),
    designation: sender.designation.trim(),
    organisation: sender.organisation.trim(),
    address: sender.address.trim(),
    city: sender.city.trim(),
    email: sender.email.trim(),
    mobile: sender.mobile.trim(),
    type: sender.type,
    ministry: sender.ministry.trim(),
    department: sender.department.trim(),
    address2: sender.address2.trim(),
    postcode: sender.postcode.trim(),
    state: sender.state.trim(),
    country: sender.country,
  };
}

const postcodes: Readonly<Record<Country, RegExp>> = { pk: /^\d{5}$/, in: /^[1-9]\d{5}$/ };

/**
 * Is a postal code one of the office's country (row 3)? Five digits in Pakistan; six in India, where none begins with 0. Empty for one not
 * known; of a sender abroad it stands as he writes it. `home` is the country of the office.
 */
export function postcodeFits({ postcode, country }: Pick<Sender, 'postcode' | 'country'>, home: Country): boolean {
  if (blank(postcode)) return true;
  const land = country === '' ? home : country.toLowerCase();
  return land === 'pk' || land === 'in' ? postcodes[land].test(postcode.trim()) : true;
}

type Category = { readonly id: string; readonly parentId: string | null; readonly withdrawn: boolean };

/** May a new receipt get these (row 3)? Both from the list as it stands, the second one under the first; a withdrawn one is given no more. */
export function categoriesFit(main: string | null, sub: string | null, list: readonly Category[]): boolean {
  const standing = (id: string) => list.find((category) => category.id === id && !category.withdrawn);
  if (main === null) return sub === null;
  return standing(main)?.parentId === null && (sub === null || standing(sub)?.parentId === main);
}

/** No more enclosures can be missing than the letter names (row 6). Counts of enclosures. */
export function missingFits(missing: number, named: number): boolean {
  return missing <= named;
}

/** Why so many enclosures can't have come after all, or null (row 6). */
export function arrivalProblem(came: number, missing: number): 'nothingMissing' | 'moreCameThanMissing' | null {
  if (missing === 0) return 'nothingMissing';
  return came > missing ? 'moreCameThanMissing' : null;
}

/** Whoever first received the paper chases what was not in it, and whoever deals with it now (CSMOP 11, row 6). */
export function mayChase(receipt: { readonly section_id: string; readonly holder_post: string }, by: Pick<Viewer, 'postId' | 'sectionId'>): boolean {
  return receipt.section_id === by.sectionId || receipt.holder_post === by.postId;
}

/** A day noted after the fact lies between what it follows and today (rows 6, 9, 10). Days as `2026-11-21`. */
export function dayInOrder(on: string, after: string, today: string): boolean {
  return after <= on && on <= today;
}

/**
 * Does a marking stand on a distribution invoice (row 9)? A paper that the registry that diarised it handed to another section and did not take
 * back: what is electronic passes through nobody's hands, and within a section nobody signs.
 */
export function onInvoice(marking: { readonly form: 'physical' | 'electronic'; readonly kind: string; readonly withdrawn: boolean; readonly registry: string; readonly from: string; readonly to: string }): boolean {
  return marking.form === 'physical' && marking.kind === 'mark' && !marking.withdrawn && marking.from === marking.registry && marking.to !== marking.registry;
}

/**
 * The number of an invoice (row 9): one for each register, section and day, counted through the year of the register. A printed sheet went with
 * its papers and is signed as it is, so what is marked to the section later that day stands on a supplement under the same number. `mark` is the
 * letter of the desk that gives it.
 */
export function invoiceNumber({ register, mark, sequence, year, sheet }: { readonly register: string; readonly mark: string; readonly sequence: number; readonly year: string; readonly sheet: number }): string {
  const base = [...(register === '' ? [] : [register]), markedCounter(mark, String(sequence)), year].join('/');
  return sheet === 0 ? base : `${base}-S${sheet}`;
}

/** A slip is sent after it was printed (row 10). */
export function mayBeSent(state: 'none' | 'due' | 'printed' | 'sent'): boolean {
  return state === 'printed';
}

/** One register is never worked by two clerks (row 8): a lettered one belongs to the post that began it; the section diary to the section. */
export function mayWriteRegister(register: string, keeper: string | null, post: string): boolean {
  return register === '' || keeper === null || keeper === post;
}

/** What of a receipt decides who may do what. */
export type ReceiptCustody = { readonly holder_post: string; readonly received: number; readonly state: 'open' | 'in-file' | 'disposed' };

/** Why a post can't act on a receipt, or null: it must hold it, have received it (rows 15, 57), and it must not be closed. */
export function actProblem(receipt: ReceiptCustody, post: string): 'receiptNotHere' | 'receiptNotReceived' | 'receiptClosed' | null {
  if (receipt.state !== 'open') return 'receiptClosed';
  if (receipt.holder_post !== post) return 'receiptNotHere';
  return receipt.received === 0 ? 'receiptNotReceived' : null;
}

/** May this post take the paper over (row 57)? */
export function mayReceive(receipt: ReceiptCustody, post: string): boolean {
  return actProblem(receipt, post) === 'receiptNotReceived';
}

/** The post that marked an open receipt may take it back until the receiver opens it (row 54); a paper is opened by taking it over. */
export function mayPullBackReceipt(receipt: ReceiptCustody & { readonly previous_post: string | null; readonly opened: number }, post: string): boolean {
  const sent = { holder: receipt.holder_post, sender: receipt.previous_post, opened: receipt.opened === 1 };
  return receipt.state === 'open' && mayTakeBack(sent, post);
}

type SentLetter = { readonly name: string; readonly organisation: string; readonly letterDate: string | null };

/**
 * Is it the same letter of the same sender (row 13)? To be asked of receipts with the same letter number: the dates must agree
 * where both are known, and the organisation or the name in any spelling of its script.
 */
export function sameLetter(one: SentLetter, other: SentLetter): boolean {
  if (one.letterDate !== null && other.letterDate !== null && one.letterDate !== other.letterDate) return false;
  const same = (left: string, right: string) => !blank(left) && normaliseForSearch(left) === normaliseForSearch(right);
  return same(one.organisation, other.organisation) || same(one.name, other.name);
}

/** A letter number as compared (row 13): search form without spaces. */
export function letterKey(letterNumber: string): string {
  return normaliseForSearch(letterNumber).replaceAll(' ', '');
}

/** Digits and capitals that are not taken for one another when read aloud or copied by hand. */
export const trackingAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const trackingLength = 8;

/** A tracking code of eight characters (row 106); `draw` gives an evenly drawn integer from 0 to below its argument. */
export function trackingCode(draw: (below: number) => number): string {
  return Array.from({ length: trackingLength }, () => trackingAlphabet[draw(trackingAlphabet.length)] ?? '').join('');
}

/** Who sent it, in one line, as the diary has it (domain.md b.3). */
export function fromLine(sender: Pick<Sender, 'name' | 'designation' | 'organisation' | 'city'>): string {
  return [sender.name, sender.designation, sender.organisation, sender.city].filter((part) => part !== '').join(', ');
}
