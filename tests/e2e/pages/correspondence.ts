import { expect } from './hands.ts';
import { dropFile, scriptedPdf } from './scans.ts';
import { goTo } from './session.ts';
import type { Visit } from './visit.ts';

type Paper = { readonly from: string; readonly subject: string; readonly pages: number };

/** Diarises a receipt with a scan of so many pages; returns its number. */
export async function diariseScanned(visit: Visit, { from, subject, pages }: Paper): Promise<string> {
  const { window, hands } = visit;
  await goTo(visit, 'dak');
  await hands.press(window.getByTestId('diarise'));
  await hands.write(window.getByTestId('sender-organisation'), from);
  await hands.write(window.getByTestId('receipt-subject'), subject);
  await dropFile(visit, { name: 'letter.pdf', type: 'application/pdf', bytes: await scriptedPdf(pages) });
  await expect(window.getByTestId('staged-scan')).toHaveCount(1);
  await expect(window.getByTestId('save-receipt')).toBeEnabled();
  await hands.press(window.getByTestId('save-receipt'));
  await expect(window.getByTestId('given')).toBeVisible();
  return (await window.getByTestId('given').getAttribute('data-number')) ?? '';
}

/** The pages of the papers of the open file, in the order in which they stand in its table of contents. */
export async function contentsPages({ window }: Visit): Promise<string[]> {
  return window.getByTestId('contents').getByTestId('contents-pages').allInnerTexts();
}

/** Waits until a page of the file, as it is cited, is the one being read. */
export async function reads({ window }: Visit, page: string): Promise<void> {
  await expect(window.getByTestId('viewer-page-number')).toHaveValue(page);
  await expect(window.getByTestId('viewer-scroll').locator('canvas').first()).toHaveAttribute('data-drawn', 'true');
}
