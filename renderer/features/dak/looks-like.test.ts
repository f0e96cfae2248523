import { describe, expect, it } from 'vitest';
import { looksLike } from './looks-like.ts';

describe('a paper that may not be diarised (row 7)', () => {
  it('is told by words of its subject in each language', () => {
    expect(looksLike('Application for Casual Leave, two days')).toBe('leave');
    expect(looksLike('درخواست برائے اتفاقیہ رخصت')).toBe('leave');
    expect(looksLike('आकस्मिक अवकाश हेतु आवेदन')).toBe('leave');
    expect(looksLike('Notice of holiday')).toBe('holiday');
    expect(looksLike('گزٹ نمبر 12')).toBe('gazette');
    expect(looksLike('Price list of furniture')).toBe('printed');
  });

  it('is no paper of the ordinary business', () => {
    expect(looksLike('Repair of street lights')).toBeNull();
    expect(looksLike('')).toBeNull();
  });
});
