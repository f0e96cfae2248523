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
    ['48215', 'keys.pin.tooShort'],
    ['4821599999999', 'keys.pin.tooLong'],
    ['48215a', 'keys.pin.notDigits'],
    ['111111', 'keys.pin.tooSimple'],
    ['123456', 'keys.pin.tooSimple'],
    ['890123', 'keys.pin.tooSimple'],
    ['654321', 'keys.pin.tooSimple'],
  ])('refuses %s', (pin, code) => {
    expect(checkNewPin(pin)).toMatchObject({ ok: false, error: { code } });
  });

  it('accepts a PIN of mixed digits', () => {
    expect(checkNewPin(' ۴۸۲۱۵۹ ')).toEqual({ ok: true, value: '482159' });
  });
});
