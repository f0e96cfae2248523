import { describe, expect, it } from 'vitest';
import { asciiDigits } from './pin-field.tsx';

describe('digits of a PIN', () => {
  it('are the same whichever keyboard typed them', () => {
    expect(asciiDigits('2468')).toBe('2468');
    expect(asciiDigits('۲۴۶۸')).toBe('2468');
    expect(asciiDigits('٢٤٦٨')).toBe('2468');
    expect(asciiDigits('२४६८')).toBe('2468');
  });

  it('leave everything else out', () => {
    expect(asciiDigits('2-4 a6')).toBe('246');
  });
});
