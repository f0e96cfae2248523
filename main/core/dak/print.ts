import type { Input, Output } from '../../../preload/contract/index.ts';
import { language as languages, type Language } from '../../../preload/contract/values.ts';
import type { Desk } from '../desk.ts';
import { printKit } from '../letters/print-kit.ts';
import { printPage } from '../letters/print-page.ts';
import { postName, postPlace } from '../office/actors.ts';
import { inLanguage, parseLocalText } from '../office/local-text.ts';
import { readOffice } from '../office/office.ts';
import { diaryRegisterPage, type DiaryLine } from '../pages/diary-register-page.ts';
import { acknowledgementPage, receiptLabelPage } from '../pages/receipt-papers.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { preferredDigits } from '../system/preferences.ts';
import type { ShownReceipt } from './masked-receipt.ts';
import { readReceipt } from './receipt-in-hand.ts';
import { diaryForPrint, fileNumberOf, senderOf } from './queries.ts';
import { fromLine } from './rules.ts';

type Printed = Output<'dak.registerPdf'>;

/** A diary number as part of a file's name. */
export const inFileName = (number: string): string => number.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-');

/** The slip for the sender in his language; of a graded paper the subject is left out. */
export async function printAcknowledgement(desk: Desk, receiptId: string): Promise<Printed> {
  const receipt = readReceipt(desk, receiptId);
  const office = readOffice(desk.store);
  const page = acknowledgementPage(
    {
      office: office.name,
      officeAddress: office.address,
      section: sectionName(desk, receipt.section_id),
      language: languages.parse(receipt.language),
      digits: preferredDigits(desk.store),
      number: receipt.number,
      trackingCode: receipt.tracking_code,
      receivedOn: receipt.received_on,
      from: fromLine(senderOf(receipt)),
      letterNumber: receipt.letter_number,
      letterDate: receipt.letter_date,
      subject: receipt.classification === 'normal' ? receipt.subject : '',
      enclosures: receipt.enclosures,
    },
    await printKit(desk),
  );
  return { ...(await printPage(desk, page)), fileName: `acknowledgement-${inFileName(receipt.number)}.pdf` };
}

/** The date stamp of a receipt as a label. */
export async function printLabel(desk: Desk, { receiptId, language }: Input<'dak.labelPdf'>): Promise<Printed> {
  const receipt = readReceipt(desk, receiptId);
  const label = { office: readOffice(desk.store).name, language, number: receipt.number, receivedOn: receipt.received_on };
  const page = receiptLabelPage(label, await printKit(desk));
  return { ...(await printPage(desk, page)), fileName: `label-${inFileName(receipt.number)}.pdf` };
}

/** The diary of the officer's section as a bound register is printed. */
export async function printDiary(desk: Desk, officer: Officer, input: Input<'dak.registerPdf'>): Promise<Printed> {
  const place = postPlace(desk.store, officer.postId);
  if (!place) throw new Refusal('noCharge');
  const { from, to, language } = input;
  const lines = diaryForPrint(desk, officer, { ...input, sectionId: place.sectionId }).map((receipt) => toLine(desk, receipt, language));
  const register = { office: readOffice(desk.store).name, section: sectionName(desk, place.sectionId), language, from, to, lines };
  return { ...(await printPage(desk, diaryRegisterPage(register, await printKit(desk)))), fileName: `diary-${from}-${to}.pdf` };
}

export function sectionName(desk: Desk, sectionId: string) {
  const row = desk.store.first(desk.store.build.selectFrom('section').select('name').where('id', '=', sectionId));
  return row ? parseLocalText(row.name) : { en: '—' };
}

function toLine(desk: Desk, receipt: ShownReceipt, language: Language): DiaryLine {
  return {
    number: receipt.number,
    day: receipt.day,
    letterNumber: receipt.letter_number,
    letterDate: receipt.letter_date,
    from: fromLine(senderOf(receipt)),
    subject: receipt.subject,
    unopenedCover: receipt.unopened_cover === 1,
    hidden: receipt.hidden,
    markedTo: receipt.marked_post === null ? '' : inLanguage(postName(desk.store, receipt.marked_post), language),
    fileNumber: fileNumberOf(desk, receipt),
    disposal: receipt.state === 'disposed' ? receipt.disposal : '',
    remarks: receipt.remarks,
  };
}
