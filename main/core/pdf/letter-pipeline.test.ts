import { describe, expect, it } from 'vitest';
import type { LayoutPort } from '../letters/layout-port.ts';
import { Refusal } from '../refusal.ts';
import { checkPdf } from './check-pdf.ts';
import { readLetterAttachments } from './letter-attachments.ts';
import { makeSealedLetter, type LetterJob, type PageSeal } from './letter-pipeline.ts';
import { printedPages, sample } from './pdf.fixture.ts';

/** A layout whose pages are drawn without Chromium; it notes what it was asked. */
const paper = (pagesOf: (filled: boolean) => number) => {
  const asked: string[] = [];
  const layout: LayoutPort = {
    open: (html) => {
      asked.push(`open ${html}`);
      return Promise.resolve({
        print: ({ slots, footer }) => {
          asked.push(`print ${footer} ${slots?.['seal'] ?? 'empty'}`);
          return printedPages(Array.from({ length: pagesOf(slots !== undefined) }, () => 'page'));
        },
        close: () => {
          asked.push('close');
          return Promise.resolve();
        },
      });
    },
    end: () => Promise.resolve(),
  };
  return { layout, asked };
};

const job = (seal: (pages: number) => PageSeal): LetterJob<PageSeal> => ({
  page: { html: 'letter', footer: 'foot' },
  description: { title: 'Letter', author: 'Office', language: 'en', createdAt: sample.signedAt },
  source: sample.source,
  seal,
  signer: sample.signer,
  signerName: 'شعبہ ترسیل',
});

describe('from layout to sealed letter', () => {
  it('counts, seals, prints again with the code in its box, and signs', async () => {
    const { layout, asked } = paper(() => 3);
    const counts: number[] = [];
    const made = await makeSealedLetter(
      layout,
      job((pages) => {
        counts.push(pages);
        return { token: sample.token, svg: '<svg/>' };
      }),
    );
    expect(asked).toEqual(['open letter', 'print foot empty', 'print foot <svg/>', 'close']);
    expect({ counts, pages: made.pages }).toEqual({ counts: [3], pages: 3 });
    const checked = await checkPdf(made.pdf, [sample.root]);
    if (!checked.ok) throw new Error(checked.error.code);
    expect(checked.value.problems).toEqual([]);
    expect(readLetterAttachments(checked.value.attachments)).toEqual({ source: sample.source, token: sample.token });
  });

  it('refuses a letter whose page count moves when the code is filled in, and closes the layout', async () => {
    const { layout, asked } = paper((filled) => (filled ? 2 : 1));
    const making = makeSealedLetter(layout, job(() => ({ token: sample.token, svg: '<svg/>' })));
    await expect(making).rejects.toMatchObject({ code: 'pageCountMoved', params: { before: 1, after: 2 } });
    await expect(making).rejects.toBeInstanceOf(Refusal);
    expect(asked.at(-1)).toBe('close');
  });

  it('closes the layout when sealing is refused', async () => {
    const { layout, asked } = paper(() => 1);
    const making = makeSealedLetter(
      layout,
      job(() => {
        throw new Refusal('subjectTooLongForSeal');
      }),
    );
    await expect(making).rejects.toMatchObject({ code: 'subjectTooLongForSeal' });
    expect(asked).toEqual(['open letter', 'print foot empty', 'close']);
  });
});
