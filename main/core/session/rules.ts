import type { Permission } from '../../../preload/contract/procedure.ts';
import type { Role } from '../../../preload/contract/session.ts';

const permissionsOfRole: Readonly<Record<Role, readonly Permission[]>> = {
  assistant: ['file.work', 'dak.work'],
  officer: ['file.work', 'dak.work', 'letter.approve', 'letter.cancel'],
  dispatcher: ['dispatch.work', 'dak.work'],
  registrar: ['office.manage'],
};

/** May a post with these roles do what needs this permission (engineering.md G, 22)? `open` is everybody's, `signed-in` every post's. */
export function permits(roles: readonly Role[], permission: Permission): boolean {
  if (permission === 'open' || permission === 'signed-in') return true;
  return roles.some((role) => permissionsOfRole[role].includes(permission));
}

/** Minutes without a key or click after which the desk locks itself. */
export const lockAfterMinutes = 10;

/** Has the desk been left alone too long (docs/security.md)? Times in milliseconds; a clock set back never locks. */
export function leftAlone(touchedAt: number, now: number): boolean {
  return now - touchedAt > lockAfterMinutes * 60_000;
}

/**
 * Does a charge hold on a day (domain.md rows 47, 53)? Both ends count. `reached` is the latest day that the desk has known: a charge that began does not
 * un-begin because a clock was set back.
 */
export function chargeHolds(charge: { readonly from_day: string; readonly until_day: string | null }, day: string, reached: string = day): boolean {
  return charge.from_day <= reached && (charge.until_day === null || day <= charge.until_day);
}
