import { describe, expect, it } from 'vitest';
import { searchKey } from './search-key.ts';

describe('search key', () => {
  it('is the same for Arabic and Urdu forms of a letter', () => {
    expect(searchKey('كراچي')).toBe(searchKey('کراچی'));
  });

  it('ignores short vowels, joiners, nukta and case', () => {
    expect(searchKey('صیغۂ')).toBe(searchKey('صیغہ'));
    expect(searchKey('फ़ाइल')).toBe(searchKey('फाइल'));
    expect(searchKey('Section OFFICER')).toBe(searchKey('section officer'));
  });

  it('is the same in whichever digits a number is typed', () => {
    expect(searchKey('۱۲/۲۰۲۶')).toBe('12/2026');
    expect(searchKey('१२/२०२६')).toBe('12/2026');
  });
});
