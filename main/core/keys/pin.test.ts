import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkNewPin, normalisePin } from './pin.ts';

const inScript = (digits: string, zero: number): string =>
  Array.from(digits, (digit) => String.fromCodePoint(zero + Number(digit))).join('');

describe('PIN', () => {
  it('is the same typed with ASCII, Arabic-Indic, Urdu and Devanagari digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{0,12}$/), fc.constantFrom(0x30, 0x0660, 0x06f0, 0x0966, 0xff10), (pin, zero) => {
        expect(normalisePin(inScript(pin, zero))).toBe(pin);
      }),
    );
  });

  it.each([
    ['48215', 'pinTooShort'],
    ['4821599999999', 'pinTooLong'],
    ['48215a', 'pinNotDigits'],
    ['111111', 'pinTooSimple'],
    ['123456', 'pinTooSimple'],
    ['890123', 'pinTooSimple'],
    ['654321', 'pinTooSimple'],
  ])('refuses %s', (pin, code) => {
    expect(checkNewPin(pin)).toMatchObject({ ok: false, error: { code } });
  });

  it('accepts a PIN of mixed digits', () => {
    expect(checkNewPin(' ۴۸۲۱۵۹ ')).toEqual({ ok: true, value: '482159' });
  });
});
