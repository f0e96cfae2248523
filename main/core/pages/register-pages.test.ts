import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DispatchLine } from '../../../preload/contract/dispatch.ts';
import { envelopePages, labelPages, type Covers } from './address-pages.ts';
import { loadPrintKit } from './load-print-kit.ts';
import { peonBookPage } from './peon-book-page.ts';
import type { PrintKit } from './print-kit.ts';
import { fillSheets } from './sheets.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
let kit: PrintKit;
beforeAll(async () => {
  const loaded = await loadPrintKit(resources, null);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  kit = loaded.value;
});

const office = { en: 'Office of the Director', ur: 'دفتر ڈائریکٹر', hi: 'कार्यालय निदेशक' };
const line = (serial: number, changes: Partial<DispatchLine> = {}): DispatchLine => ({
  id: 'a', serial, mark: '', date: '2026-11-21', letterId: 'b', letterNumber: `${serial}/2026`, hidden: false, subject: 'Subject', fileNumber: '3-3/2026',
  addressee: 'ڈپٹی کمشنر', address: 'Room 1', kind: 'to', enclosures: 2, mode: 'registered', tracking: 'RGL1', postage: 1250,
  messenger: '', state: 'delivered', sentOn: '2026-11-21', deliveredOn: '2026-11-23', receivedBy: 'Clerk', returnReason: '', updatedAt: 0, ...changes,
});
const words = (html: string): string => html.replace(/<style>[\s\S]*?<\/style>/, '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
describe('sheets', () => {
  it('hold every line once, in order, and no more than fits unless one line alone is too tall', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400)), fc.constantFrom('en', 'ur', 'hi'), (lengths, language) => {
        const sheets = fillSheets(lengths, language, (length) => [[['x'.repeat(length), 20]]]);
        expect(sheets.flat()).toEqual(lengths);
        sheets.forEach((sheet) => {
          const lines = sheet.reduce((sum, length) => sum + Math.max(1, Math.ceil(length / 20)), 0);
          expect(sheet.length === 1 || lines * 4.3 < 154).toBe(true);
        });
      }),
    );
  });
});

describe('lines in several scripts', () => {
  const sheetsOf = (text: string) => fillSheets(Array.from({ length: 600 }, () => text), 'en', (line) => [[[line, 40]]]).length;

  it('take the height of their own script, so that no page runs over', () => {
    expect(sheetsOf('گلیوں کی روشنیوں کی مرمت')).toBeGreaterThan(sheetsOf('Repair of street lights'));
    expect(sheetsOf('गली की बत्तियों की मरम्मत')).toBeGreaterThan(sheetsOf('Repair of street lights'));
  });
});

describe('messenger and covers', () => {
  const covers: Covers = {
    office,
    officeAddress: null,
    language: 'en',
    covers: [1, 2].map((serial) => ({ name: `Receiver ${serial}`, address: 'Room 1\n\nPeshawar', letterNumber: `${serial}/2026`, posting: 'Courier' })),
  };

  it('lists each cover with room to sign, and their number', () => {
    const { html } = peonBookPage({ office, language: 'en', messenger: 'M. One', day: '2026-11-21', digits: 'latin', lines: [line(1), line(2)] }, kit);
    expect(words(html)).toContain('Messenger: M. One · 21 November 2026');
    expect(html.match(/<td><\/td><\/tr>/g)).toHaveLength(3);
    expect(words(html)).toContain('Total 2');
  });

  it('prints one envelope of DL size for each, and labels on A4', () => {
    const envelopes = envelopePages(covers, kit);
    expect(envelopes.size).toEqual({ widthMm: 220, heightMm: 110 });
    expect(envelopes.html.match(/<section class="envelope">/g)).toHaveLength(2);
    expect(words(envelopes.html)).toContain('Receiver 2 Room 1 Peshawar');
    expect(labelPages(covers, kit).html.match(/<section class="address-label">/g)).toHaveLength(2);
  });
});
