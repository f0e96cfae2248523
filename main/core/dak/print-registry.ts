import type { Input, Output } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { orRefuseUnseenReceipt } from '../grading/seen-by.ts';
import { printKit } from '../letters/print-kit.ts';
import { printPage } from '../letters/print-page.ts';
import { postName } from '../office/actors.ts';
import { inLanguage } from '../office/local-text.ts';
import { readOffice } from '../office/office.ts';
import { invoicePage, type InvoiceLine } from '../pages/invoice-page.ts';
import { joinPdfs } from '../pdf/join-pdfs.ts';
import type { Officer } from '../session/session.ts';
import { preferredDigits } from '../system/preferences.ts';
import { readInvoice } from './invoices.ts';
import { inFileName, printAcknowledgement, sectionName } from './print.ts';
import { asSeenBy, senderOf } from './queries.ts';
import { fromLine } from './rules.ts';

type Printed = Output<'dak.invoicePdf'>;

/** Several slips in one document; refuses with `gradedPaper` where one is not for this officer. */
export async function printAcknowledgements(desk: Desk, officer: Officer, receiptIds: readonly string[]): Promise<Printed> {
  const wanted = [...new Set(receiptIds)];
  for (const id of wanted) orRefuseUnseenReceipt(desk, officer, id);
  const slips: Uint8Array[] = [];
  for (const id of wanted) slips.push((await printAcknowledgement(desk, id)).bytes);
  return { ...(await joinPdfs(slips)), fileName: 'acknowledgements.pdf' };
}

/** A sheet of the distribution invoice, in the language of the reader. */
export async function printInvoice(desk: Desk, officer: Officer, { invoiceId, language }: Input<'dak.invoicePdf'>): Promise<Printed> {
  const invoice = readInvoice(desk, officer, invoiceId);
  const page = invoicePage(
    {
      office: readOffice(desk.store).name,
      registry: sectionName(desk, invoice.section_id),
      section: sectionName(desk, invoice.to_section),
      language,
      number: invoice.number,
      day: invoice.day,
      digits: preferredDigits(desk.store),
      lines: linesOf(desk, officer, { invoiceId, language }),
    },
    await printKit(desk),
  );
  return { ...(await printPage(desk, page)), fileName: `invoice-${inFileName(invoice.number)}.pdf` };
}

function linesOf(desk: Desk, officer: Officer, { invoiceId, language }: Input<'dak.invoicePdf'>): InvoiceLine[] {
  const { build } = desk.store;
  const markings = desk.store.all(
    build
      .selectFrom('invoice_line')
      .innerJoin('receipt_movement', 'receipt_movement.id', 'invoice_line.movement_id')
      .select(['invoice_line.receipt_id', 'receipt_movement.to_post'])
      .where('invoice_line.invoice_id', '=', invoiceId)
      .orderBy('invoice_line.position'),
  );
  const receipts = desk.store.all(build.selectFrom('receipt').selectAll().where('id', 'in', markings.map((line) => line.receipt_id)));
  const shown = new Map(asSeenBy(desk, officer, receipts).map((row) => [row.id, row]));
  return markings.flatMap(({ receipt_id: id, to_post: toPost }): InvoiceLine[] => {
    const row = shown.get(id);
    if (!row) return [];
    const graded = row.hidden || row.classification !== 'normal';
    const about = graded ? { from: '', letterNumber: '', subject: '' } : { from: fromLine(senderOf(row)), letterNumber: row.letter_number, subject: row.subject };
    return [{ number: row.number, ...about, withheld: graded, markedTo: inLanguage(postName(desk.store, toPost), language) }];
  });
}
