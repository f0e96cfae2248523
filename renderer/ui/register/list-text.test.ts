import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvFile, tabbedText } from './list-text.ts';

describe('a cell of an exported list', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\u202E=1', '＝1'])('is not run as a formula: %j', (text) => {
    expect(csvCell(text)).toMatch(/^"?'/u);
  });

  it('holds no marks that turn the direction and no control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(csvCell(text)).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });

  it('leaves plain text of every script as it is', () => {
    expect(['12/2026', 'گلیوں کی روشنی', 'गली की बत्ती'].map(csvCell)).toEqual(['12/2026', 'گلیوں کی روشنی', 'गली की बत्ती']);
    expect(csvCell('a, "b"')).toBe('"a, ""b"""');
  });
});

describe('an exported list', () => {
  it('begins with the mark of UTF-8 and has a line for each row', () => {
    const bytes = csvFile(['No.', 'Subject'], [['1', 'Roads']]);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe('No.,Subject\r\n1,Roads\r\n');
  });

  it('goes to the clipboard with tabs between its cells and none in them', () => {
    expect(tabbedText([['1', 'a\tb'], ['2', 'c\nd']])).toBe('1\ta b\n2\tc d');
  });
});
