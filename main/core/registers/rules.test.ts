import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageBucket, daysBetween, isReplyFrom, keepAccount, lastDayOf, monthBefore, monthOf, monthsEarlier, numberCases } from './rules.ts';
import { toCsv } from './csv.ts';
import { addUp, nothingYet } from '../pages/bound-register-page.ts';
import { fillSheets } from '../pages/sheets.ts';

const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2032-12-31'), noInvalidDate: true }).map((value) => value.toISOString().slice(0, 10));

describe('the months of statements', () => {
  it('end on their last day and follow one another', () => {
    expect([lastDayOf('2026-02'), lastDayOf('2028-02'), lastDayOf('2026-12'), monthBefore('2027-01')]).toEqual(['2026-02-28', '2028-02-29', '2026-12-31', '2026-12']);
  });

  it('go back to the same day, or to the last day of a shorter month', () => {
    expect([monthsEarlier('2026-11-21', 1), monthsEarlier('2026-03-31', 1), monthsEarlier('2027-01-31', 3)]).toEqual(['2026-10-21', '2026-02-28', '2026-10-31']);
    fc.assert(fc.property(date, fc.constantFrom(1, 3), (day, months) => monthsEarlier(day, months) < day && daysBetween(monthsEarlier(day, months), day) <= 31 * months));
  });
});

describe('the weekly arrear statement', () => {
  it('puts each age in one column', () => {
    expect([0, 7, 8, 15, 16, 30, 31, 90, 91].map(ageBucket)).toEqual(['upTo7', 'upTo7', 'from8', 'from8', 'from16', 'from16', 'over30', 'over30', 'over90']);
  });
});

describe('the monthly statement', () => {
  it('numbers pending cases without gaps and gives those disposed of only their old serial', () => {
    const cases = [
      { id: 'a', endedOn: null },
      { id: 'b', endedOn: '2026-11-03' },
      { id: 'c', endedOn: null },
    ];
    const lines = numberCases(cases, new Map([['b', 1], ['c', 2]]));
    expect(lines.map(({ of, serial, oldSerial }) => [of.id, serial, oldSerial])).toEqual([['a', 1, null], ['c', 2, 2], ['b', null, 1]]);
  });
});

describe('the postage account', () => {
  const days = fc.uniqueArray(fc.record({ day: date, received: fc.nat(100_000), used: fc.nat(100_000) }), { selector: ({ day }) => day }).map((list) => list.toSorted((left, right) => left.day.localeCompare(right.day)));

  it('balances: each day opens with the balance before, and the last balance is all received less all used', () => {
    fc.assert(
      fc.property(days, (list) => {
        const lines = keepAccount(list);
        const total = list.reduce((sum, { received, used }) => sum + received - used, 0);
        expect(lines.at(-1)?.balance ?? 0).toBe(total);
        lines.forEach((line, at) => expect(line.opening).toBe(lines[at - 1]?.balance ?? 0));
        for (const line of lines) {
          const until = list.filter(({ day }) => day <= line.day);
          const used = (those: typeof list) => those.reduce((sum, one) => sum + one.used, 0);
          expect(line.monthTotal).toBe(used(until.filter(({ day }) => monthOf(day) === monthOf(line.day))));
          expect(line.progressive).toBe(used(until.filter(({ day }) => day.slice(0, 4) === line.day.slice(0, 4))));
        }
      }),
    );
  });
});

describe('the pages of a bound register', () => {
  it('add up: totals of pages are the total of the register', () => {
    const columns = [{ summed: false }, { summed: true }, { summed: true }];
    const line = fc.record({ cells: fc.tuple(fc.string({ maxLength: 200 }), fc.nat(1000), fc.option(fc.nat(1000))), struck: fc.constant(false) });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 120 }), fc.constantFrom('en' as const, 'ur' as const, 'hi' as const), (lines, language) => {
        const sheets = fillSheets(lines, language, ({ cells }) => [[[cells[0], 20]]], 14);
        expect(sheets.flat()).toEqual(lines);
        const pages = sheets.map((sheet) => addUp(nothingYet(columns), sheet, columns));
        const whole = addUp(nothingYet(columns), lines, columns);
        expect(pages.reduce((sum, page) => sum + page.lines, 0)).toBe(whole.lines);
        expect(columns.map((_, at) => pages.reduce((sum, page) => sum + (page.sums[at] ?? 0), 0))).toEqual(whole.sums);
      }),
    );
  });
});

describe('a register as CSV', () => {
  it('begins no formula, keeps numbers, quotes and lines', () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(toCsv([['=1+1', ' @SUM(A1)', '-5', -5, null], ['a,"b"', 'x\ny', 'डायरी', '+92', '\u202E\t=1']]));
    expect(text).toBe(`\uFEFF'=1+1,'@SUM(A1),'-5,-5,\r\n"a,""b""",x y,डायरी,'+92,'=1\r\n`);
  });
});

describe('a reply in the register of letters issued (b.3)', () => {
  it('comes from an addressee, in whatever order his name and post are written', () => {
    expect(isReplyFrom('a khan deputy commissioner district office mardan', ['deputy commissioner mardan'])).toBe(true);
    expect(isReplyFrom('deputy commissioner swat', ['deputy commissioner mardan'])).toBe(false);
    expect(isReplyFrom('deputy commissioner swat', ['deputy commissioner mardan', 'commissioner swat'])).toBe(true);
    expect(isReplyFrom('', [''])).toBe(false);
  });
});
