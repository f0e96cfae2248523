import type { Output } from '../../../preload/contract/index.ts';
import type { Desk } from '../desk.ts';
import { readFile } from '../files/read-file.ts';
import { localDay } from '../day.ts';
import { holderName, postName } from '../office/actors.ts';
import { readOffice } from '../office/office.ts';
import { letterHtml } from '../pages/letter-html.ts';
import { Refusal } from '../refusal.ts';
import { readDraft, readLetter } from './drafts.ts';
import { letterPage } from './letter-page.ts';
import { printKit } from './print-kit.ts';
import { printPage } from './print-page.ts';
import type { LetterTable } from '../db/letter-tables.ts';

/** The exact PDF of a letter: sealed bytes once issued, else the same layout as a draft without number and seal. */
export async function letterPdf(desk: Desk, letterId: string): Promise<Output<'letters.pdf'>> {
  const letter = readLetter(desk, letterId);
  if (letter.state !== 'draft') {
    return { bytes: sealedBytes(desk, letter), pages: letter.pages ?? 0, sealed: true, fileName: `${fileName(letter.number ?? '')}.pdf` };
  }
  return { ...(await draftPdf(desk, letter)), sealed: false, fileName: 'draft.pdf' };
}

/** The sealed PDF of an issued letter; refuses with `letterNotIssued` for a draft, `databaseDamaged` when its bytes are gone. */
export function sealedBytes(desk: Desk, letter: LetterTable): Uint8Array {
  if (letter.pdf_hash === null) throw new Refusal('letterNotIssued', { number: '' });
  const bytes = desk.blobs.read(letter.pdf_hash);
  if (!bytes) throw new Refusal('databaseDamaged');
  return bytes;
}

async function draftPdf(desk: Desk, letter: LetterTable): Promise<{ bytes: Uint8Array; pages: number }> {
  const { draft } = readDraft(desk, letter.id);
  const today = localDay(desk.ledger.now());
  const page = letterPage(desk, {
    office: readOffice(desk.store),
    draft,
    fileNumber: readFile(desk, letter.file_id).number,
    signatory: { name: holderName(desk.store, draft.signatoryPostId, today), designation: postName(desk.store, draft.signatoryPostId) },
    number: null,
    date: null,
    seal: null,
  });
  const printable = letterHtml(page, await printKit(desk));
  if (!printable.ok) throw new Refusal('templateBroken', printable.error.params);
  return printPage(desk, printable.value);
}

/** A name without the characters that file systems refuse. */
export function fileName(number: string): string {
  return number.replace(/[^\p{L}\p{M}\p{N}().-]+/gu, '-').replace(/^[-.]+|[-.]+$/gu, '') || 'letter';
}

