import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tameLine, tameText } from './tame-text.ts';
import { line, localText, remarks, richText } from './values.ts';

const turned = 'invoice\u202Efdp.exe\u2066 of \u0000the\u001B[2J office\uFEFF';

describe('text from outside', () => {
  it('loses marks that turn it round and control characters', () => {
    expect(tameLine(turned)).toBe('invoicefdp.exe of the[2J office');
    expect(tameLine('first\r\nsecond\tthird\u2028fourth')).toBe('first second third fourth');
    expect(tameText('first\r\nsecond\u202E')).toBe('first\nsecond');
  });

  it('keeps what Urdu and Hindi are written with', () => {
    const written = 'بے\u200Cروزگار سم\u094D\u200Dपर्क \u200Eabc\u200F صاحبِ';
    expect(tameLine(written)).toBe(written);
    expect(tameText(written)).toBe(written);
  });

  it('never holds half a character, and is tamed once for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const tame of [tameLine, tameText]) {
          expect(tame(tame(text))).toBe(tame(text));
          expect(tame(text)).not.toMatch(/[\u202A-\u202E\u2066-\u2069\p{Surrogate}]/u);
        }
      }),
    );
  });

  it('is tamed by the schemas through which it comes', () => {
    expect(line.parse(turned)).toBe('invoicefdp.exe of the[2J office');
    expect(remarks.parse('a\u202Eb\nc')).toBe('ab\nc');
    expect(localText.parse({ ur: 'د\u2067فتر' })).toEqual({ ur: 'دفتر' });
    const content = [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'a\u202Eb' }] }];
    expect(JSON.stringify(richText.parse({ type: 'doc', content }))).not.toContain('\u202E');
  });
});
