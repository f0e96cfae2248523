import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.ts';
import { fillDraft } from './fill-draft.ts';
import { readList } from './read-list.ts';

const codeOf = (csv: string): string => {
  try {
    readList(csv);
    return 'read';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
};

describe('a list of addressees', () => {
  it.each([
    ['English, comma', 'Name,Address,Amount\nA,Town,5'],
    ['English, semicolon, with a mark of byte order', '\uFEFFname;address;Amount\r\nA;Town;5\r\n'],
    ['English, tab', 'name\taddress\tAmount\nA\tTown\t5'],
    ['Urdu', 'نام,پتہ,Amount\nA,Town,5'],
    ['Urdu with its own comma', 'نام،پتہ،Amount\nA،Town،5'],
    ['Hindi', 'नाम,पता,Amount\nA,Town,5'],
  ])('is read: %s', (_, csv) => {
    const { rows, problems } = readList(csv);
    expect(problems).toEqual([]);
    expect(rows.map(({ line, name, address, values }) => ({ line, name, address, amount: values['Amount'] }))).toEqual([{ line: 2, name: 'A', address: 'Town', amount: '5' }]);
  });

  it('names each broken line and drops none in silence', () => {
    const long = 'x'.repeat(301);
    const csv = ['name,address', 'A,Town', 'B', 'C,Town,extra', ' ,Town', '', `${long},Town`, `D,${'y'.repeat(601)}`, 'E,"Town, with comma"', 'F,Town'].join('\n');
    const { rows, problems } = readList(csv);
    expect(rows.map(({ line, name }) => [line, name])).toEqual([[2, 'A'], [9, 'E'], [10, 'F']]);
    expect(problems).toEqual([
      { line: 3, code: 'columnCount' },
      { line: 4, code: 'columnCount' },
      { line: 5, code: 'noName' },
      { line: 7, code: 'tooLong' },
      { line: 8, code: 'tooLong' },
    ]);
  });

  it('names the line where a quotation mark is left open', () => {
    const { rows, problems } = readList('name,address\nA,Town\nB,"Town\nC,Town\nD,Town');
    expect(rows.map(({ name }) => name)).toEqual(['A']);
    expect(problems).toEqual([{ line: 3, code: 'quotes' }]);
  });

  it('counts the lines of the file, also after a cell of several lines', () => {
    const { rows, problems } = readList('name,address\nA,"House 1\nTown"\nB\nC,Town');
    expect(rows.map(({ line, name }) => [line, name])).toEqual([[2, 'A'], [5, 'C']]);
    expect(problems).toEqual([{ line: 4, code: 'columnCount' }]);
  });

  it.each([
    ['nothing', '', 'csvEmpty'],
    ['no lines', 'name,address\n\n', 'csvEmpty'],
    ['no name column', 'who,address\nA,Town', 'csvNoNameColumn'],
    ['a picture', '\u0089PNG\r\n\u001a\n\0\0\0', 'csvNoNameColumn'],
    ['20,001 lines', `name\n${'A\n'.repeat(20_001)}`, 'tooLarge'],
  ])('is refused: %s', (_, csv, code) => {
    expect(codeOf(csv)).toBe(code);
  });

  it('takes any heading for a column, even one that every object has', () => {
    const { rows } = readList('name,constructor,__proto__,toString\nA,1,2,3');
    const values = rows[0]?.values ?? {};
    expect(['constructor', '__proto__', 'toString'].map((column) => Object.getOwnPropertyDescriptor(values, column)?.value)).toEqual(['1', '2', '3']);
  });
});

describe('the letter of one line', () => {
  const template = (text: string) => ({
    form: 'notice' as const,
    languages: ['en' as const],
    classification: 'normal' as const,
    subject: { en: 'For {{ name }}' },
    to: [],
    copyTo: [],
    body: { en: { type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }] } },
    enclosures: [],
    signatoryPostId: '019a0000-0000-7000-8000-00000000abcd',
  });
  const textOf = (text: string, values: Record<string, string>) =>
    fillDraft(template(text), { name: 'A', address: '', values }).body.en?.content[0]?.content?.[0]?.text;

  it('has the line’s values where their columns stand in double braces', () => {
    expect(textOf('Pay {{Amount}} by {{ date }}.', { Amount: '5', date: 'Monday' })).toBe('Pay 5 by Monday.');
    expect(fillDraft(template('x'), { name: 'A', address: 'Town', values: { name: 'A' } })).toMatchObject({ subject: { en: 'For A' }, to: [{ name: 'A', address: 'Town' }] });
  });

  it('keeps what is no column as it stands, and fills a value once', () => {
    expect(textOf('{{nothing}} {{constructor}} {{toString}}', {})).toBe('{{nothing}} {{constructor}} {{toString}}');
    expect(textOf('{{a}}', { a: '{{b}}', b: 'never' })).toBe('{{b}}');
    expect(textOf('$& {{a}}', { a: '$& $1 $$' })).toBe('$& $& $1 $$');
  });
});
