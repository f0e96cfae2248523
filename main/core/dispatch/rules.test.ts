import { describe, expect, it } from 'vitest';
import { dispatchAllows, dispatchSeries, registerEntries, type DispatchAct, type DispatchState } from './rules.ts';

const states: readonly DispatchState[] = ['pending', 'with-messenger', 'dispatched', 'delivered', 'returned', 'withheld'];
const acts: readonly DispatchAct[] = ['hand', 'send', 'deliver', 'return'];

describe('a line of the dispatch register', () => {
  it('goes out once, comes to an end on its way, and goes out again when it came back (row 63)', () => {
    const allowed = Object.fromEntries(states.map((state) => [state, acts.filter((act) => dispatchAllows(state, act))]));
    expect(allowed).toEqual({
      pending: ['hand', 'send'],
      'with-messenger': ['deliver', 'return'],
      dispatched: ['deliver', 'return'],
      delivered: [],
      returned: ['hand', 'send'],
      withheld: [],
    });
  });

  it('is counted in the series of its calendar year (b.3)', () => {
    expect([dispatchSeries('2026-12-31', ''), dispatchSeries('2027-01-01', ''), dispatchSeries('2027-01-01', 'B')]).toEqual(['dispatch:2026', 'dispatch:2027', 'dispatch@B:2027']);
  });

  it('is one for every addressee, and one for everybody who gets a copy (row 69)', () => {
    expect(registerEntries([{ name: ' Engineer ', address: ' Canal Road ' }, { name: 'Treasurer' }], [{ name: 'Record Keeper', address: '' }])).toEqual([
      { addressee: 'Engineer', address: 'Canal Road', kind: 'to' },
      { addressee: 'Treasurer', address: '', kind: 'to' },
      { addressee: 'Record Keeper', address: '', kind: 'copy' },
    ]);
    expect(registerEntries([], [])).toEqual([]);
  });
});
