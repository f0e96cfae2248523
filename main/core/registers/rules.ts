import { addDays } from '../day.ts';

/** The month of a day, as the monthly statement names it (domain.md b.3): `2026-11`. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** The last day of a month, at whose end its statement looks (domain.md b.3). */
export function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The month before, from whose statement the old serials come (domain.md b.3). */
export const monthBefore = (month: string): string => monthOf(addDays(`${month}-01`, -1));

/** The same day so many months earlier, or the last day of that month when it has no such day: what waits longer stands in the statement (domain.md b.5). */
export function monthsEarlier(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = lastDayOf(new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 7));
  return `${last.slice(0, 8)}${String(Math.min(date, Number(last.slice(8)))).padStart(2, '0')}`;
}

/** How long cases have waited, in the columns of the weekly arrear statement (row 98); each case is in one of them. */
export const ageBuckets = ['upTo7', 'from8', 'from16', 'over30', 'over90'] as const;
export type AgeBucket = (typeof ageBuckets)[number];

/** The column of a case so many days old: up to 7, 8 to 15, 16 to 30, over 30, over 90 (domain.md row 98). */
export function ageBucket(days: number): AgeBucket {
  if (days <= 7) return 'upTo7';
  if (days <= 15) return 'from8';
  if (days <= 30) return 'from16';
  return days <= 90 ? 'over30' : 'over90';
}

/** Whole days between two calendar days: the age of a case (domain.md row 98). */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** A reference from a Member or VIP is to be answered within fifteen days (row 12). */
export const vipDays = 15;

/**
 * Is what came from this sender a reply to a letter that went to these addressees (b.3, the columns of the reply in the register of letters
 * issued)? Every word of an addressee must stand in the sender's name, designation, organisation or city, both in their search form.
 */
export function isReplyFrom(senderKey: string, addresseeKeys: readonly string[]): boolean {
  const known = new Set(senderKey.split(' '));
  return addresseeKeys.some((key) => key !== '' && key.split(' ').every((word) => known.has(word)));
}

export type Numbered<Case> = { readonly of: Case; readonly serial: number | null; readonly oldSerial: number | null };

/**
 * The lines of a monthly statement (b.3, ten columns): pending cases numbered anew in the order of the diary, each with its serial in
 * the statement before; then those disposed of since, struck out, with only the old serial.
 */
export function numberCases<Case extends { readonly id: string; readonly endedOn: string | null }>(cases: readonly Case[], before: ReadonlyMap<string, number>): Numbered<Case>[] {
  const pending = cases.filter(({ endedOn }) => endedOn === null);
  const ended = cases.filter(({ endedOn }) => endedOn !== null);
  return [
    ...pending.map((of, at) => ({ of, serial: at + 1, oldSerial: before.get(of.id) ?? null })),
    ...ended.map((of) => ({ of, serial: null, oldSerial: before.get(of.id) ?? null })),
  ];
}

export type PostageDay = { readonly day: string; readonly received: number; readonly used: number };
export type PostageLine = PostageDay & { readonly opening: number; readonly balance: number; readonly monthTotal: number; readonly progressive: number };

/**
 * The stamp account (b.3): each day begins with the balance of the one before; stamps used are added up by month and, progressively, by
 * calendar year. `days` are all days since the account began, in order; amounts in paise or paisa.
 */
export function keepAccount(days: readonly PostageDay[]): PostageLine[] {
  let balance = 0;
  let monthTotal = 0;
  let progressive = 0;
  let last = '';
  return days.map(({ day, received, used }) => {
    const opening = balance;
    balance += received - used;
    monthTotal = (monthOf(last) === monthOf(day) ? monthTotal : 0) + used;
    progressive = (last.slice(0, 4) === day.slice(0, 4) ? progressive : 0) + used;
    last = day;
    return { day, opening, received, used, balance, monthTotal, progressive };
  });
}
