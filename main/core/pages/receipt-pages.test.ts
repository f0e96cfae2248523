import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
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
const slip: Acknowledgement = {
  office, officeAddress: null, section: { en: 'Administration' }, language: 'en', digits: 'latin', number: '7/2026-ADM', trackingCode: 'H4K7PQ2M',
  receivedOn: '2026-11-21', from: 'District Council', letterNumber: 'KMC/12', letterDate: '2026-11-18', subject: 'Street <lights>', enclosures: 2,
};
const words = (html: string): string => html.replace(/<style>[\s\S]*?<\/style>/, '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
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
