const millisecondsPerDay = 86_400_000;
const firstDay = Date.UTC(2020, 0, 1);
const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days from 2020-01-01 to a calendar date `YYYY-MM-DD`; null when there is no such date or it is earlier. */
export const dayNumber = (date: string): number | null => {
  const match = isoDate.exec(date);
  if (match === null) return null;
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  if (time < firstDay || new Date(time).toISOString().slice(0, 10) !== date) return null;
  return (time - firstDay) / millisecondsPerDay;
};

/** The calendar date `YYYY-MM-DD` of a day number. */
export const dayDate = (day: number): string =>
  new Date(firstDay + day * millisecondsPerDay).toISOString().slice(0, 10);

/** The calendar date in UTC of a time in seconds since 1970. */
export const secondsDate = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
