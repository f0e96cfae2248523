import type { Input, Output } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { printKit } from '../letters/print-kit.ts';
import { printPage } from '../letters/print-page.ts';
import { readOffice } from '../office/office.ts';
import { envelopePages, labelPages, type Covers } from '../pages/address-pages.ts';
import { modeWords } from '../pages/mode-words.ts';
import { peonBookPage } from '../pages/peon-book-page.ts';
import type { Officer } from '../session/session.ts';
import { preferredDigits } from '../system/preferences.ts';
import { linesForPrint } from './queries.ts';

type Printed = Output<'dispatch.peonBookPdf'>;

/** What one messenger carries on a day, with room for each receiver's signature. */
export async function printPeonBook(desk: Desk, officer: Officer, { messenger, on, language }: Input<'dispatch.peonBookPdf'>): Promise<Printed> {
  const { name } = readOffice(desk.store);
  const lines = linesForPrint(desk, officer, { messenger: messenger.trim(), sentOn: on });
  const book = { office: name, language, messenger, day: on, digits: preferredDigits(desk.store), lines };
  return { ...(await printPage(desk, peonBookPage(book, await printKit(desk)))), fileName: `peon-book-${on}.pdf` };
}

/** Envelopes or address labels for register lines, in the office's first language. */
export async function printLabels(desk: Desk, officer: Officer, { lineIds, kind }: Input<'dispatch.labelsPdf'>): Promise<Printed> {
  const office = readOffice(desk.store);
  const kit = await printKit(desk);
  const language = office.languages[0] ?? 'en';
  const covers: Covers = {
    office: office.name,
    officeAddress: office.address,
    language,
    covers: linesForPrint(desk, officer, { ids: lineIds }).map((line) => ({
      name: line.addressee,
      address: line.address,
      letterNumber: line.letterNumber,
      posting: line.mode === null ? '' : kit.words[language][modeWords[line.mode]],
    })),
  };
  const page = kind === 'envelope' ? envelopePages(covers, kit) : labelPages(covers, kit);
  return { ...(await printPage(desk, page)), fileName: `${kind}s.pdf` };
}
