import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { diaryRegisterPage, type DiaryLine } from './diary-register-page.ts';
import { loadPrintKit } from './load-print-kit.ts';
import type { PrintKit } from './print-kit.ts';
import { acknowledgementPage, receiptLabelPage, type Acknowledgement } from './receipt-papers.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
let kit: PrintKit;
beforeAll(async () => {
  const loaded = await loadPrintKit(resources, null);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  kit = loaded.value;
});

const office = { en: 'Office of the Director', ur: 'دفتر ڈائریکٹر', hi: 'कार्यालय निदेशक' };
const line = (number: number, change: Partial<DiaryLine> = {}): DiaryLine => ({
  number: `${number}/2026-ADM`, day: '2026-11-21', letterNumber: 'KMC/12', letterDate: '2026-11-18', from: 'District Council', subject: 'Street lights',
  unopenedCover: false, hidden: false, markedTo: 'Assistant', fileNumber: '3-3/2026', disposal: '', remarks: '', ...change,
});
const slip: Acknowledgement = {
  office, officeAddress: null, section: { en: 'Administration' }, language: 'en', digits: 'latin', number: '7/2026-ADM', trackingCode: 'H4K7PQ2M',
  receivedOn: '2026-11-21', from: 'District Council', letterNumber: 'KMC/12', letterDate: '2026-11-18', subject: 'Street <lights>', enclosures: 2,
};
const words = (html: string): string => html.replace(/<style>[\s\S]*?<\/style>/, '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const diary = (lines: readonly DiaryLine[], language: 'en' | 'ur' = 'en') =>
  diaryRegisterPage({ office, section: { en: 'Administration' }, language, from: '2026-11-01', to: '2026-11-30', lines }, kit);

describe('section diary', () => {
  it('has the eight columns of the form in their order, on every sheet', () => {
    const { html } = diary(Array.from({ length: 60 }, (_, index) => line(index + 1)));
    const heads = [...html.matchAll(/<thead>([\s\S]*?)<\/thead>/g)].map(([, head = '']) => [...head.matchAll(/<th>([^<]*)/g)].map(([, title]) => title));
    expect(heads.length).toBeGreaterThan(1);
    heads.forEach((head) => expect(head).toEqual(['Diary no.', 'Letter no.', 'Its date', 'From whom', 'Subject', 'Marked to', 'File no. in which dealt', 'Remarks']));
  });

  it('counts the lines of each sheet, so that they add up to the whole', () => {
    const { html } = diary(Array.from({ length: 60 }, (_, index) => line(index + 1)));
    const totals = [...html.matchAll(/class="total"><td colspan="7">[^<]*<\/td><td><bdi[^>]*>(\d+)/g)].map((match) => Number(match[1]));
    expect(totals.reduce((sum, part) => sum + part, 0)).toBe(60);
  });

  it('says how a receipt was disposed of, and what it is where the cover is closed', () => {
    const shown = words(diary([line(1, { disposal: 'For information' }), line(2, { unopenedCover: true, subject: '' })]).html);
    expect(shown).toContain('No further action: For information');
    expect(shown).toContain('Unopened cover');
    expect(words(diary([]).html)).toContain('Nothing was diarised in this period.');
  });

  it('is in the language of the reader', () => {
    expect(diary([line(1)], 'ur').html).toContain('<html lang="ur" dir="rtl">');
  });
});

describe('papers of a receipt', () => {
  it('tell the sender number, day and tracking code', () => {
    const { html, size } = acknowledgementPage(slip, kit);
    ['7/2026-ADM', '21 November 2026', '18 November 2026', 'H4K7PQ2M', 'District Council'].forEach((part) => expect(words(html)).toContain(part));
    expect(html).toContain('Street &lt;lights&gt;');
    expect(size).toEqual({ widthMm: 210, heightMm: 148 });
  });

  it('leave out what is not known', () => {
    const shown = words(acknowledgementPage({ ...slip, subject: '', from: '', letterNumber: '', letterDate: null, enclosures: 0 }, kit).html);
    ['Subject', 'From whom', 'Letter no.', 'Enclosures'].forEach((label) => expect(shown).not.toContain(label));
  });

  it('bear the diary number on the label as text and as a code', () => {
    const { html } = receiptLabelPage({ office, language: 'hi', number: '7/2026-ADM', receivedOn: '2026-11-21' }, kit);
    expect(words(html)).toContain('21-11-2026');
    expect(html).toContain('aria-label="7/2026-ADM"');
  });
});
