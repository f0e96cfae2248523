import { describe, expect, it } from 'vitest';
import { selectedRows } from './use-selected.ts';

const row = (id: string) => ({ id });
const seen = new Map([...'abc'].map((id) => [id, row(id)]));
const selected = new Set(['a', 'c']);

describe('the selected rows of a list', () => {
  it('are those that are still in it, when it is here whole', () => {
    expect(selectedRows({ rows: [row('a'), row('b')], total: 2, loading: false }, selected, seen)).toEqual([row('a')]);
  });

  it('are also those whose page is not here', () => {
    expect(selectedRows({ rows: [row('a'), row('b')], total: 300, loading: false }, selected, seen)).toEqual([row('a'), row('c')]);
  });

  it('stay while the list is asked for anew', () => {
    expect(selectedRows({ rows: [], total: 0, loading: true }, selected, seen)).toEqual([row('a'), row('c')]);
  });
});
