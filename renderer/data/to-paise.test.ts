import { describe, expect, it } from 'vitest';
import { toPaise } from './to-paise.ts';

describe('postage', () => {
  it('is read from rupees in the digits of any language', () => {
    expect(toPaise('35')).toBe(3500);
    expect(toPaise('۳۵.۵')).toBe(3550);
    expect(toPaise('३५.०५')).toBe(3505);
  });

  it('may be left out, but not be nonsense', () => {
    expect(toPaise(' ')).toBeUndefined();
    expect(toPaise('5.005')).toBeNull();
    expect(toPaise('ab')).toBeNull();
  });
});
