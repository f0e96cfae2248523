import type { Input, Output } from '../../../preload/contract/index.ts';
import { language as languages } from '../../../preload/contract/values.ts';
import type { Desk } from '../desk.ts';
import { printKit } from '../letters/print-kit.ts';
import { printPage } from '../letters/print-page.ts';
import { parseLocalText } from '../office/local-text.ts';
import { readOffice } from '../office/office.ts';
import { acknowledgementPage, receiptLabelPage } from '../pages/receipt-papers.ts';
import { preferredDigits } from '../system/preferences.ts';
import { readReceipt } from './receipt-in-hand.ts';
import { senderOf } from './queries.ts';
import { fromLine } from './rules.ts';

type Printed = Output<'dak.labelPdf'>;

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

export function sectionName(desk: Desk, sectionId: string) {
  const row = desk.store.first(desk.store.build.selectFrom('section').select('name').where('id', '=', sectionId));
  return row ? parseLocalText(row.name) : { en: '—' };
}
