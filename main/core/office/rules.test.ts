import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addYears } from '../day.ts';
import { daysUntil, keyWarning, lastDayOfRetired, passphraseHolds } from './rules.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2020-01-01', count));

describe('the days of a sealing key', () => {
  it('are counted over every change of the calendar', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -900, max: 900 }), (from, days) => {
        expect(daysUntil(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it.each([
    [31, 'none'],
    [30, 'soon'],
    [0, 'soon'],
    [-1, 'ended'],
  ] as const)('with %i days left are shown as %s', (left, warning) => {
    expect(keyWarning(left)).toBe(warning);
  });

  it('end on the day of renewal, never before a letter it sealed nor after its own end', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 366 }), day, (from, into, today) => {
        const key = { from, until: addYears(from, 1) };
        const letter = addDays(from, into);
        const until = lastDayOfRetired(key, today, letter);
        expect(until <= key.until && until >= (letter < key.until ? letter : key.until)).toBe(true);
        expect(until === today || until === letter || until === key.until).toBe(true);
      }),
    );
    expect(lastDayOfRetired({ from: '2026-03-01', until: '2027-03-01' }, '2026-11-21', null)).toBe('2026-11-21');
    expect(lastDayOfRetired({ from: '2026-03-01', until: '2027-03-01' }, '2026-01-01', null)).toBe('2026-03-01');
  });
});

describe('a passphrase for a stick', () => {
  it.each(['', 'short', 'aaaaaaaaaaaaaaaaaaaaaaaa', 'abcabcabcabcabcabc', '482915482915'])('%j is too weak', (passphrase) => {
    expect(passphraseHolds(passphrase)).toBe(false);
  });

  it.each(['four words of the office', 'دفتر کی چابی الماری میں ہے', 'कार्यालय की कुंजी अलमारी में'])('%j will do', (passphrase) => {
    expect(passphraseHolds(passphrase)).toBe(true);
  });
});
