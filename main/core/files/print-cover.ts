import type { Input, Output } from '../../../preload/contract/index.ts';
import { localDay } from '../day.ts';
import type { Desk } from '../desk.ts';
import { printKit } from '../letters/print-kit.ts';
import { printPage } from '../letters/print-page.ts';
import { readOffice } from '../office/office.ts';
import { fileCoverPage } from '../pages/file-cover-page.ts';
import type { Officer } from '../session/session.ts';
import { preferredDigits } from '../system/preferences.ts';
import { viewFile } from './queries.ts';

const numbers = (files: readonly { readonly number: string }[]): string[] => files.map((file) => file.number);

/** The cover of a file as a page (domain.md row 31). */
export async function printCover(desk: Desk, officer: Officer, { fileId, language }: Input<'files.coverPdf'>): Promise<Output<'files.coverPdf'>> {
  const file = viewFile(desk, officer, fileId);
  const { life } = file;
  const closed = life.acts.findLast((act) => act.kind === 'closed' && act.file === file.number);
  const cover = {
    office: readOffice(desk.store).name,
    section: file.section,
    language,
    digits: preferredDigits(desk.store),
    number: file.number,
    subject: file.subject,
    classification: file.classification,
    form: life.standing.form,
    openedOn: localDay(file.openedAt),
    openedBy: file.openedBy.post,
    closedOn: life.standing.state === 'closed' && closed ? localDay(closed.at) : null,
    main: life.main?.number ?? '',
    volumes: numbers(life.volumes),
    parts: numbers(life.parts),
    links: numbers(life.links),
    attachments: numbers(life.attachments),
  };
  const page = fileCoverPage(cover, await printKit(desk));
  return { ...(await printPage(desk, page)), fileName: `cover-${file.number.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')}.pdf` };
}
