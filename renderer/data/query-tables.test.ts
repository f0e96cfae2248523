import { describe, expect, it } from 'vitest';
import { contract } from '../../preload/contract/index.ts';
import { queryTables, readsAny } from './query-tables.ts';

describe('tables that queries read', () => {
  it('name every query of the contract with exactly its tables', () => {
    const queries = Object.entries(contract).filter(([, procedure]) => procedure.kind === 'query');
    const declared = Object.fromEntries(queries.map(([name, procedure]) => [name, [...procedure.tables]]));
    expect(queryTables).toEqual(declared);
  });

  it('make a query stale when one of them changed, and every query after a new session', () => {
    expect(readsAny('files.view', ['note'])).toBe(true);
    expect(readsAny('files.view', ['dispatch_line'])).toBe(false);
    expect(readsAny('letters.forms', ['session'])).toBe(true);
  });
});
