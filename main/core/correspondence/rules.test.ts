import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FlagAct, type Flags, type Place, appendixPart, countByBand, daysWaited, docketOrder, flagProblem, flagsAfter, freshOrdinals, nextPlace, receiptPages } from './rules.ts';

const paperId = fc.constantFrom('a', 'b', 'c', 'd');
const flagAct: fc.Arbitrary<FlagAct> = fc.oneof(
  fc.record({ act: fc.constant('receipt-put-in' as const), paperId }),
  fc.record({ act: fc.constant('letter-issued' as const), answers: fc.option(paperId) }),
  fc.record({ act: fc.constant('flagged' as const), paperId, flag: fc.constantFrom('puc' as const, 'fr' as const, null) }),
  fc.record({ act: fc.constant('dealt-with' as const) }),
);
const after = (acts: readonly FlagAct[]): Flags => acts.reduce<Flags>((flags, act) => flagsAfter(flags, act), new Map());

describe('the pages of a file', () => {
  it('are contiguous and never overlap, whatever papers come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2, max: 300 }), { minLength: 1, maxLength: 60 }), (sizes) => {
        const places: Place[] = [];
        for (const pages of sizes) places.push(nextPlace(places.at(-1) ?? null, pages));
        expect(places.map(({ serial }) => serial)).toEqual(sizes.map((_, at) => at + 1));
        expect(places.flatMap(({ firstPage, lastPage }) => Array.from({ length: lastPage - firstPage + 1 }, (_, at) => firstPage + at))).toEqual(
          Array.from({ length: places.at(-1)?.lastPage ?? 0 }, (_, at) => at + 1),
        );
        places.forEach(({ firstPage, lastPage }, at) => expect(lastPage - firstPage + 1).toBe(Math.max(1, sizes[at] ?? 0)));
      }),
    );
  });

  it('of a receipt are those of its scans, else what was counted, else one and one an enclosure', () => {
    expect(receiptPages({ scanned: [3, 2], counted: 9, enclosures: 4 })).toBe(5);
    expect(receiptPages({ scanned: [], counted: 9, enclosures: 4 })).toBe(9);
    expect(receiptPages({ scanned: [], counted: null, enclosures: 4 })).toBe(5);
  });
});

describe('the flags of a file', () => {
  it('never mark two papers as the one under consideration, and none once the case is dealt with', () => {
    fc.assert(
      fc.property(fc.array(flagAct, { maxLength: 40 }), (acts) => {
        expect([...after(acts).values()].filter((flag) => flag === 'puc').length).toBeLessThanOrEqual(1);
        expect(after([...acts, { act: 'dealt-with' }]).size).toBe(0);
      }),
    );
  });

  it('keep a receipt fresh until it is answered, and the paper under consideration until it is answered by name', () => {
    const flags = after([
      { act: 'receipt-put-in', paperId: 'a' },
      { act: 'receipt-put-in', paperId: 'b' },
      { act: 'flagged', paperId: 'a', flag: 'puc' },
    ]);
    expect(Object.fromEntries(flags)).toEqual({ a: 'puc', b: 'fr' });
    expect(Object.fromEntries(flagsAfter(flags, { act: 'letter-issued', answers: null }))).toEqual({ a: 'puc' });
    expect(Object.fromEntries(flagsAfter(flags, { act: 'letter-issued', answers: 'a' }))).toEqual({ b: 'fr' });
    expect(Object.fromEntries(flagsAfter(flags, { act: 'flagged', paperId: 'b', flag: 'puc' }))).toEqual({ b: 'puc' });
    expect(Object.fromEntries(flagsAfter(flags, { act: 'flagged', paperId: 'a', flag: null }))).toEqual({ b: 'fr' });
  });

  it('number fresh receipts only where there are several, in the order in which they came', () => {
    expect([...freshOrdinals([{ id: 'a', serial: 4 }])]).toEqual([['a', 0]]);
    expect([...freshOrdinals([{ id: 'b', serial: 7 }, { id: 'a', serial: 4 }])]).toEqual([['a', 1], ['b', 2]]);
  });

  it('are for the correspondence side, and freshness for receipts', () => {
    expect(flagProblem({ kind: 'letter', part: 'correspondence' }, 'fr')).toBe('onlyReceiptsFresh');
    expect(flagProblem({ kind: 'attachment', part: 'appendix-notes' }, 'puc')).toBe('appendixNotFlagged');
    expect([flagProblem({ kind: 'letter', part: 'correspondence' }, 'puc'), flagProblem({ kind: 'receipt', part: 'correspondence' }, 'fr')]).toEqual([null, null]);
  });

  it('count every wait of a paper under consideration in exactly one band', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 4000 })), (waits) => {
        expect(countByBand(waits).reduce((sum, { files }) => sum + files, 0)).toBe(waits.length);
      }),
    );
    expect(countByBand([0, 7, 8, 30, 91]).map(({ files }) => files)).toEqual([2, 1, 1, 0, 1]);
  });
});

describe('dockets', () => {
  it('stand below the note after which the paper came, in the order of their serial numbers', () => {
    const docket = fc.record({ afterNote: fc.nat(9), serial: fc.nat(99) });
    fc.assert(
      fc.property(fc.array(docket), (dockets) => {
        const ordered = docketOrder(dockets);
        return ordered.every((one, at) => {
          const next = ordered[at + 1];
          return next === undefined || one.afterNote < next.afterNote || (one.afterNote === next.afterNote && one.serial <= next.serial);
        });
      }),
    );
    expect(docketOrder([{ afterNote: 2, serial: 1 }, { afterNote: 0, serial: 9 }, { afterNote: 2, serial: 0 }])).toEqual([{ afterNote: 0, serial: 9 }, { afterNote: 2, serial: 0 }, { afterNote: 2, serial: 1 }]);
  });
});

describe('a paper of the file itself', () => {
  it('stands in the appendix of the side that it belongs to (row 23)', () => {
    expect([appendixPart('notes'), appendixPart('correspondence')]).toEqual(['appendix-notes', 'appendix-correspondence']);
  });
});

describe('a paper under consideration', () => {
  it('has waited whole days, none before its time', () => {
    const day = 86_400_000;
    expect([0, day - 1, day, 8 * day + 5, -day].map((passed) => daysWaited(1_000, 1_000 + passed))).toEqual([0, 0, 1, 8, 0]);
  });
});
