import { describe, expect, it } from 'vitest';
import { findReferences } from './references.ts';

const files = [
  { id: 'one', number: '12/3/2026-Admin' },
  { id: 'part', number: '12/3/2026-Admin-Part 1' },
];
const said = (text: string) =>
  findReferences(text, files).map(({ from, to, target }) => {
    const where = target.kind === 'page' ? `${target.part} ${target.page}` : target.kind === 'paragraph' ? `para ${target.number}` : target.fileId;
    return `${text.slice(from, to)} -> ${where}`;
  });

describe('references in a note', () => {
  it.each([
    ['May see C/12 please', ['C/12 -> correspondence 12']],
    ['C/12-14 and C/۱۲ and C/१२', ['C/12-14 -> correspondence 12', 'C/۱۲ -> correspondence 12', 'C/१२ -> correspondence 12']],
    ['at p. 7/c; page 9/C', ['p. 7/c -> correspondence 7', 'page 9/C -> correspondence 9']],
    ['صفحہ 12/ص ملاحظہ ہو', ['صفحہ 12/ص -> correspondence 12']],
    ['صفحہ ۱۲/ص، پیرا ۴', ['صفحہ ۱۲/ص -> correspondence 12', 'پیرا ۴ -> para 4']],
    ['पृष्ठ १२/प और पैरा ४', ['पृष्ठ १२/प -> correspondence 12', 'पैरा ४ -> para 4']],
    ['As in para 4, paras 5-6, Paragraph 7.', ['para 4 -> para 4', 'paras 5-6 -> para 5', 'Paragraph 7 -> para 7']],
    ['N/2 and A/3', ['N/2 -> appendix-notes 2', 'A/3 -> appendix-correspondence 3']],
    ['File 12/3/2026-Admin-Part 1 and 12/3/2026-Admin', ['12/3/2026-Admin-Part 1 -> part', '12/3/2026-Admin -> one']],
  ])('are found in "%s"', (text, found) => {
    expect(said(text)).toEqual(found);
  });

  it.each(['ABC/12', 'C/12/2026', 'parade 4', 'http://C/12x', 'F. 12/5/2026', '21/11/2026', 'C/1234567', 'पैरामीटर 4', '112/3/2026-Admin'])('are not seen in "%s"', (text) => {
    expect(said(text)).toEqual([]);
  });
});
