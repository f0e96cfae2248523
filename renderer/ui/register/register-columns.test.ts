import { describe, expect, it } from 'vitest';
import type { Column } from './register-columns.ts';
import { nextSort, sortRows } from './register-columns.ts';

type Row = { readonly number: string; readonly pages: number };
const columns: readonly Column<Row>[] = [
  { id: 'number', title: '', width: '', cell: () => null, sortBy: (row) => row.number },
  { id: 'pages', title: '', width: '', cell: () => null, sortBy: (row) => row.pages },
];
const rows: readonly Row[] = [
  { number: 'A-10', pages: 1 },
  { number: 'A-9', pages: 12 },
];

describe('order of a register', () => {
  it('puts the numbers inside a text in counting order', () => {
    const sorted = sortRows(rows, columns, { column: 'number', descending: false }, 'en');
    expect(sorted.map((row) => row.number)).toEqual(['A-9', 'A-10']);
  });

  it('turns round when descending and leaves rows alone without a sort', () => {
    expect(sortRows(rows, columns, { column: 'pages', descending: true }, 'en')[0]?.pages).toBe(12);
    expect(sortRows(rows, columns, null, 'en')).toBe(rows);
  });

  it('goes up, down and back to the order it came in', () => {
    const up = nextSort(null, 'pages');
    const down = nextSort(up, 'pages');
    expect([up, down, nextSort(down, 'pages')]).toEqual([{ column: 'pages', descending: false }, { column: 'pages', descending: true }, null]);
  });
});
