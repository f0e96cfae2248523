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
  page: { html: '<img id="seal" alt="">', footer: 'foot' },
  description: { title: 'Letter', author: 'Office', language: 'en', createdAt: sample.signedAt },
  source: sample.source,
  seal,
  signer: sample.signer,
  signerName: 'شعبہ ترسیل',
});

const sealOf = (pages: number): PageSeal => ({ token: Uint8Array.of(pages), svg: `<svg>${pages}</svg>` });
const opened = (pages: number): string =>
  `open <img id="seal" src="data:image/svg+xml;base64,${Buffer.from(sealOf(pages).svg).toString('base64')}" alt="">`;

describe('from layout to sealed letter', () => {
  it('prints once when a letter like it was as long', async () => {
    const { layout, asked } = paper(() => 3);
    await makeSealedLetter(layout, job(sealOf));
    asked.length = 0;
    const made = await makeSealedLetter(layout, job(sealOf));
    expect(asked).toEqual([opened(3), 'print foot empty', 'close']);
    expect({ pages: made.pages, token: made.seal.token }).toEqual({ pages: 3, token: Uint8Array.of(3) });
  });

  it('seals anew and prints again when it is not', async () => {
    const { layout, asked } = paper(() => 3);
    const made = await makeSealedLetter(layout, job(sealOf));
    expect(asked).toEqual([opened(1), 'print foot empty', 'print foot <svg>3</svg>', 'close']);
    const checked = await checkPdf(made.pdf, [sample.root]);
    if (!checked.ok) throw new Error(checked.error.code);
    expect(checked.value.problems).toEqual([]);
    expect(checked.value.pages).toBe(3);
    expect(readLetterAttachments(checked.value.attachments)).toEqual({ source: sample.source, token: Uint8Array.of(3) });
  });

  it('refuses a letter whose page count moves with what is in the box, and closes the layout', async () => {
    const { layout, asked } = paper((filled) => (filled ? 3 : 2));
    const making = makeSealedLetter(layout, job(sealOf));
    await expect(making).rejects.toMatchObject({ code: 'pageCountMoved', params: { before: 2, after: 3 } });
    await expect(making).rejects.toBeInstanceOf(Refusal);
    expect(asked.at(-1)).toBe('close');
  });

  it('closes the layout when sealing is refused', async () => {
    const { layout, asked } = paper(() => 2);
    const seal = (pages: number): PageSeal => {
      if (pages === 2) throw new Refusal('subjectTooLongForSeal');
      return sealOf(pages);
    };
    await expect(makeSealedLetter(layout, job(seal))).rejects.toMatchObject({ code: 'subjectTooLongForSeal' });
    expect(asked).toEqual([opened(1), 'print foot empty', 'close']);
  });
});
