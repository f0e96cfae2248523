import { describe, expect, it } from 'vitest';
import { dayIn } from './zones.ts';

describe('the day of an office', () => {
  it('is that of its country, wherever the server stands', () => {
    const lateEvening = Date.UTC(2026, 10, 21, 18, 45);
    expect(dayIn('pk', lateEvening)).toBe('2026-11-21');
    expect(dayIn('in', lateEvening)).toBe('2026-11-22');
    expect(dayIn(undefined, Date.UTC(2026, 10, 21, 12))).toMatch(/^2026-11-2[12]$/u);
  });

  it('is some day for any number that a desk may write', () => {
    expect(dayIn('pk', Number.MAX_SAFE_INTEGER)).toMatch(/^\d+-\d\d-\d\d$/u);
  });
});
