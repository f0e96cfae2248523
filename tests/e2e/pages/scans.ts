import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect } from './hands.ts';
import type { Visit } from './visit.ts';

/** A PDF of numbered pages that tries to run a script when it is opened. */
export async function scriptedPdf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1) document.addPage([595, 842]).drawText(`Page ${page}`, { x: 60, y: 700, size: 60, font });
  document.addJavaScript('start', 'app.alert("run"); this.print();');
  return document.save();
}

type Dropped = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

async function give({ window }: Visit, kind: 'drop' | 'paste', { name, type, bytes }: Dropped): Promise<void> {
  await window.evaluate(
    ({ how, fileName, mime, base64 }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)], fileName, { type: mime }));
      const target = document.activeElement ?? document.body;
      const options = { bubbles: true, cancelable: true };
      target.dispatchEvent(how === 'drop' ? new DragEvent('drop', { ...options, dataTransfer: transfer }) : new ClipboardEvent('paste', { ...options, clipboardData: transfer }));
    },
    { how: kind, fileName: name, mime: type, base64: Buffer.from(bytes).toString('base64') },
  );
}

/** Holds a file above the window, as the mouse does, until the screen says that it may be dropped. */
async function hangAbove({ window }: Visit): Promise<void> {
  const area = window.getByTestId('scan-drop');
  await expect(async () => {
    await window.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([], 'above'));
      document.body.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: transfer }));
    });
    await expect(area).toHaveClass(/scan-drop-over/, { timeout: 1000 });
  }).toPass();
}

/** Drops a file on the window, as from the desktop. */
export async function dropFile(visit: Visit, file: Dropped): Promise<void> {
  await hangAbove(visit);
  await give(visit, 'drop', file);
}

/** Pastes a picture, as from a screenshot. */
export const pasteFile = (visit: Visit, file: Dropped): Promise<void> => give(visit, 'paste', file);

/** Waits until a page of the scan being looked at is drawn. */
export async function pageIsDrawn({ window }: Visit, page: number): Promise<void> {
  const canvas = window.getByTestId('viewer-scroll').locator(`[data-page="${page}"] canvas`);
  await expect(canvas).toBeInViewport();
  await expect(canvas).toHaveAttribute('data-drawn', 'true');
}
