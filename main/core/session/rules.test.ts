import { describe, expect, it } from 'vitest';
import type { Permission } from '../../../preload/contract/procedure.ts';
import type { Role } from '../../../preload/contract/session.ts';
import { chargeHolds, leftAlone, lockAfterMinutes, permits } from './rules.ts';

const permissions: readonly Permission[] = ['open', 'signed-in', 'file.work', 'letter.approve', 'letter.cancel', 'dispatch.work', 'dak.work', 'office.manage'];
const of = (...roles: readonly Role[]) => permissions.filter((permission) => permits(roles, permission));

describe('what a post may do', () => {
  it('follows from its roles, and from nothing else', () => {
    expect(of()).toEqual(['open', 'signed-in']);
    expect(of('assistant')).toEqual(['open', 'signed-in', 'file.work', 'dak.work']);
    expect(of('officer')).toEqual(['open', 'signed-in', 'file.work', 'letter.approve', 'letter.cancel', 'dak.work']);
    expect(of('dispatcher')).toEqual(['open', 'signed-in', 'dispatch.work', 'dak.work']);
    expect(of('registrar')).toEqual(['open', 'signed-in', 'office.manage']);
    expect(of('assistant', 'registrar')).toEqual(['open', 'signed-in', 'file.work', 'dak.work', 'office.manage']);
  });
});

describe('a desk left alone', () => {
  it('is one that nobody touched for longer than the minutes allowed, whatever was done to its clock', () => {
    const end = lockAfterMinutes * 60_000;
    expect([0, end, end + 1, -end].map((now) => leftAlone(0, now))).toEqual([false, false, true, false]);
  });
});

describe('charge of a post', () => {
  it('holds from its first day to its last (rows 47, 53)', () => {
    const charge = { from_day: '2026-03-02', until_day: '2026-03-31' };
    expect(['2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01'].map((day) => chargeHolds(charge, day))).toEqual([false, true, true, false]);
    expect(chargeHolds({ ...charge, until_day: null }, '2036-01-01')).toBe(true);
  });

  it('does not un-begin when the clock is set back, and does not end later for it', () => {
    const charge = { from_day: '2026-03-02', until_day: '2026-03-31' };
    expect(chargeHolds(charge, '2026-02-01', '2026-03-05')).toBe(true);
    expect(chargeHolds(charge, '2026-04-01', '2026-04-01')).toBe(false);
  });
});
