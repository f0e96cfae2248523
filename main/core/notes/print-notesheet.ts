import type { NoteView } from '../../../preload/contract/files.ts';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { Actor } from '../../../preload/contract/values.ts';
import { docketText } from '../correspondence/docket-text.ts';
import type { Desk } from '../desk.ts';
import { viewFile } from '../files/queries.ts';
import { printKit } from '../letters/print-kit.ts';
import { printPage } from '../letters/print-page.ts';
import { readOffice } from '../office/office.ts';
import { notesheetPage, type SheetNote } from '../pages/notesheet-page.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { preferredDigits } from '../system/preferences.ts';
import { numberedBlocks } from './rules.ts';

const handOf = ({ person, post, acting }: Actor): SheetNote['hand'] => ({ name: person, designation: post, acting });

const sheetNote = (note: NoteView, dockets: readonly string[]): SheetNote => ({
  number: note.number,
  firstParagraph: note.firstParagraph,
  paragraphs: note.content === null ? [] : numberedBlocks(note.content),
  decision: note.decision,
  signedBy: note.side === 'right' ? 'officer' : 'dealing-hand',
  hand: handOf(note.actor),
  draftedBy: note.draftedBy.map(handOf),
  at: note.at,
  dockets,
});

/** The notesheet of a file as a PDF, in the language of the reader; the notes stand as they were written. */
export async function printNotesheet(desk: Desk, officer: Officer, { fileId, language }: Input<'notes.sheetPdf'>): Promise<Output<'notes.sheetPdf'>> {
  const file = viewFile(desk, officer, fileId);
  const kit = await printKit(desk);
  const digits = preferredDigits(desk.store);
  const docketsAfter = (note: number) => file.dockets.filter(({ afterNote }) => afterNote === note).flatMap((docket) => docketText(docket, { words: kit.words[language], language, digits }));
  const sheet = {
    office: readOffice(desk.store).name,
    section: file.section,
    fileNumber: file.number,
    subject: file.subject,
    classification: file.classification,
    language,
    digits,
    dockets: docketsAfter(0),
    notes: file.notes.map((note) => sheetNote(note, docketsAfter(note.number))),
  };
  const page = await printPage(desk, notesheetPage(sheet, kit));
  return { ...page, fileName: `notesheet-${file.number.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')}.pdf` };
}

/** Sends the notesheet to a printer of the system. Refuses with `printerUnavailable`, `printFailed`. */
export async function sendNotesheet(desk: Desk, officer: Officer, input: Input<'notes.printSheet'>): Promise<Output<'notes.printSheet'>> {
  const { printer, ...wanted } = input;
  if (!desk.printing) throw new Refusal('printerUnavailable', { printer });
  const { bytes, fileName } = await printNotesheet(desk, officer, wanted);
  return desk.printing.print({ pdf: bytes, printer, copies: 1, title: fileName });
}
