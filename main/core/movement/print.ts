import type { Input, Output } from '../../../preload/contract/index.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { localDay } from '../day.ts';
import type { Desk } from '../desk.ts';
import { printKit } from '../letters/print-kit.ts';
import { printPage } from '../letters/print-page.ts';
import { holderName, postName, postPlace } from '../office/actors.ts';
import { inLanguage } from '../office/local-text.ts';
import { readOffice } from '../office/office.ts';
import { handingOverPage, type HandingOverLine } from '../pages/handing-over-page.ts';
import { Refusal } from '../refusal.ts';
import type { Officer } from '../session/session.ts';
import { deskContents, type HandedOver } from './handing-over.ts';

type Printed = Output<'movement.handingOverPdf'>;

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
