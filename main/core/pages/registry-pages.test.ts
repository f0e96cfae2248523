import { fileURLToPath } from 'node:url';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { joinPdfs } from '../pdf/join-pdfs.ts';
import { invoicePage, type Invoice } from './invoice-page.ts';
import { loadPrintKit } from './load-print-kit.ts';
import { mailPage } from './mail-page.ts';
import type { PrintKit } from './print-kit.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
let kit: PrintKit;
beforeAll(async () => {
  const loaded = await loadPrintKit(resources, null);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  kit = loaded.value;
});

describe('the distribution invoice on paper (row 9)', () => {
  const line = { number: '1/2026-R', from: 'District Council', letterNumber: 'KMC/1', subject: 'Street lights', withheld: false, markedTo: 'Section Officer' };
  const invoice: Invoice = {
    office: { en: 'Office' }, registry: { en: 'Registry' }, section: { en: 'Works', ur: 'شعبہ تعمیرات' }, language: 'en', number: 'B/7/2026-S1', day: '2026-11-21', digits: 'latin',
    lines: [line, { ...line, number: '2/2026-R', subject: 'Enquiry', withheld: true }],
  };

  it('has a line for each paper and room for both to sign', () => {
    const { html } = invoicePage(invoice, kit);
    expect(html).toContain('B/7/2026-S1');
    expect(html).toContain('Street lights');
    expect(html).toContain(kit.words.en.receivedPapers);
    expect(html).toContain(kit.words.en.returnCopy);
  });

  it('says of a graded paper no more than its number', () => {
    const { html } = invoicePage(invoice, kit);
    expect(html).not.toContain('Enquiry');
    expect(html).toContain('2/2026-R');
  });

  it('is written in each language', () => {
    expect(invoicePage({ ...invoice, language: 'ur' }, kit).html).toContain('شعبہ تعمیرات');
    expect(invoicePage({ ...invoice, language: 'hi' }, kit).html).toContain(kit.words.hi.invoice);
  });
});

describe('an e-mail on paper (row 11)', () => {
  it('stands as text, whatever it holds', () => {
    const { html } = mailPage({ language: 'en', from: 'A', to: '', subject: '<img src=x onerror=1>', date: '', text: 'One\n\n<script>steal()</script>', attachments: ['a.pdf', 'b.exe'] }, kit);
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<script');
    expect(html).toContain('steal()');
    expect(html).toContain('b.exe');
  });
});

describe('several slips as one document', () => {
  it('has the pages of all of them', async () => {
    const slip = async (pages: number) => {
      const document = await PDFDocument.create();
      for (let page = 0; page < pages; page += 1) document.addPage([595, 420]);
      return document.save();
    };
    const { bytes, pages } = await joinPdfs([await slip(1), await slip(2)]);
    expect(pages).toBe(3);
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(3);
  });
});
