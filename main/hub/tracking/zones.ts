/** A country has one time of day (Pakistan, India); days of an office are its country's, wherever the server stands. */
const zones: ReadonlyMap<string, string> = new Map([['pk', 'Asia/Karachi'], ['in', 'Asia/Kolkata']]);

/** Beyond it there are no days (ECMA-262, 21.4.1.1); a desk may write any number. */
const lastMoment = 8.64e15;

/** The calendar day of a moment (milliseconds since 1970) in a country, `2026-11-21`; by the server's own clock where the country is not known. */
export function dayIn(country: string | undefined, wall: number): string {
  const timeZone = zones.get(country ?? '');
  const parts = new Intl.DateTimeFormat('en', { year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'iso8601', numberingSystem: 'latn', ...(timeZone === undefined ? {} : { timeZone }) }).formatToParts(Math.min(wall, lastMoment));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
