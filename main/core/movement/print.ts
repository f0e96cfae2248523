import type { Input, Output } from '../../../preload/contract/index.ts';
import type { MovementLine } from '../../../preload/contract/movement.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { localDay } from '../day.ts';
import type { Desk } from '../desk.ts';
import { readFile } from '../files/read-file.ts';
import { printKit } from '../letters/print-kit.ts';
import { printPage } from '../letters/print-page.ts';
import { holderName, postName, postPlace } from '../office/actors.ts';
import { inLanguage, parseLocalText } from '../office/local-text.ts';
import { readOffice } from '../office/office.ts';
import { handingOverPage, type HandingOverLine } from '../pages/handing-over-page.ts';
import { movementRegisterPage, type MovementRegisterLine } from '../pages/movement-register-page.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { deskContents, type HandedOver } from './handing-over.ts';
import { movementsForPrint } from './register.ts';

type Printed = Output<'movement.registerPdf'>;

/** The movement register of the officer's section, or of one file, for days on which files went out. Refuses with `noCharge`, `notFound`. */
export async function printMovements(desk: Desk, officer: Officer, input: Input<'movement.registerPdf'>): Promise<Printed> {
  const { from, to, language, fileId } = input;
  const sectionId = fileId === undefined ? postPlace(desk.store, officer.postId)?.sectionId : readFile(desk, fileId).section_id;
  const section = desk.store.first(desk.store.build.selectFrom('section').select('name').where('id', '=', sectionId ?? ''));
  if (!section) throw new Refusal('noCharge');
  const kit = await printKit(desk);
  const lines = movementsForPrint(desk, officer, input).map((line) => toRegisterLine(line.hidden ? { ...line, subject: kit.words[language].confidential } : line, language));
  const register = { office: readOffice(desk.store).name, section: parseLocalText(section.name), language, from, to, lines };
  return { ...(await printPage(desk, movementRegisterPage(register, kit))), fileName: `movement-${from}-${to}.pdf` };
}

function toRegisterLine(line: MovementLine, language: Language): MovementRegisterLine {
  return {
    fileNumber: line.fileNumber,
    subject: line.subject,
    markedBy: `${inLanguage(line.from.post, language)}, ${inLanguage(line.from.person, language)}`,
    markedTo: inLanguage(line.markedTo, language),
    dateOut: localDay(line.dateOut),
    dateIn: line.dateIn === null ? '' : localDay(line.dateIn),
    remarks: line.remarks,
  };
}

/** What lies at a desk today; another post's desk only for a registrar. Refuses with `notPermitted`, `notFound`. */
export async function printHandingOver(desk: Desk, officer: Officer, { postId = officer.postId, language }: Input<'movement.handingOverPdf'>): Promise<Printed> {
  if (!postPlace(desk.store, postId)) throw new Refusal('notFound');
  if (postId !== officer.postId && !officer.roles.includes('registrar')) throw new Refusal('notPermitted');
  const day = localDay(desk.ledger.now());
  const kit = await printKit(desk);
  const contents = deskContents(desk, postId, officer);
  const lines = (things: readonly HandedOver[]) => things.map((thing) => toLine(desk, thing.hidden ? { ...thing, subject: kit.words[language].confidential, party: '' } : thing, language));
  const list = {
    office: readOffice(desk.store).name,
    post: postName(desk.store, postId),
    holder: holderName(desk.store, postId, day),
    language,
    day,
    parts: [
      { part: 'filesHere' as const, lines: lines(contents.files) },
      { part: 'receiptsHere' as const, lines: lines(contents.receipts) },
      { part: 'copiesHere' as const, lines: lines(contents.copies) },
      { part: 'filesFollowed' as const, lines: lines(contents.followedFiles) },
      { part: 'receiptsFollowed' as const, lines: lines(contents.followedReceipts) },
    ],
    yellowNotes: contents.yellowNotes,
    drafts: contents.drafts,
  };
  return { ...(await printPage(desk, handingOverPage(list, kit))), fileName: `handing-over-${day}.pdf` };
}

function toLine(desk: Desk, thing: HandedOver, language: Language): HandingOverLine {
  return {
    number: thing.number,
    subject: thing.party === '' ? thing.subject : `${thing.subject} · ${thing.party}`,
    since: localDay(thing.since),
    dueOn: thing.dueOn ?? '',
    received: thing.received,
    with: thing.holder === null ? '' : inLanguage(postName(desk.store, thing.holder), language),
  };
}
