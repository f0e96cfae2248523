import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Desk } from '../../core/desk.ts';
import { newId } from '../../core/id.ts';
import type { Officer } from '../../core/session/session.ts';

/** A document that stands for a scan. */
export type Scan = { readonly hash: string; readonly size: number; readonly pages: number };

/** Five pages on an average, as of 300,000 pages with 60,000 receipts. */
const mostPages = 9;
const a4 = [595, 842] as const;

/**
 * Puts the documents that demo receipts are scanned from into the desk's store, one of each number of pages. Every receipt has an
 * attachment of its own; the content is stored once, as that of any scan that comes twice.
 */
export async function demoScans(desk: Desk): Promise<readonly Scan[]> {
  const folder = join(desk.folder, 'demo-scans');
  mkdirSync(folder, { recursive: true });
  const scans: Scan[] = [];
  for (let pages = 1; pages <= mostPages; pages += 1) {
    const bytes = await document(pages);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const path = join(folder, hash);
    writeFileSync(path, bytes, { flush: true });
    desk.blobs.adopt(path, hash);
    scans.push({ hash, size: bytes.length, pages });
  }
  rmSync(folder, { recursive: true, force: true });
  return scans;
}

async function document(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1) {
    const sheet = pdf.addPage([...a4]);
    sheet.drawText(`Demonstration scan, page ${page} of ${pages}`, { x: 60, y: 760, size: 18, font });
    for (let line = 0; line < 30; line += 1) sheet.drawText(`Line ${line + 1} of a paper that does not exist.`, { x: 60, y: 720 - line * 20, size: 11, font });
  }
  return pdf.save();
}

/** A scan as the scan station leaves it with the officer, ready to be bound to a receipt; its id. Only inside a commit. */
export function stageScan(desk: Desk, officer: Officer, { hash, size, pages }: Scan): string {
  const id = newId();
  desk.store.run(
    desk.store.build.insertInto('staged_attachment').values({
      id,
      post_id: officer.postId,
      person_id: officer.personId,
      hash,
      name: `scan-${pages}.pdf`,
      mime: 'application/pdf',
      size,
      pages,
      title: `Scan, ${pages} p.`,
      staged_at: desk.ledger.now(),
    }),
  );
  return id;
}
