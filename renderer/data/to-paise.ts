import { asciiDigits } from '../ui/pin-field.tsx';

/** Postage typed in rupees, in any digits, as paise or paisa; undefined when nothing was typed, null when it is no amount. */
export function toPaise(typed: string): number | undefined | null {
  const [rupees = '', paise = '', ...rest] = typed.trim().replace('٫', '.').split('.');
  if (typed.trim() === '') return undefined;
  const whole = asciiDigits(rupees);
  const part = asciiDigits(paise).padEnd(2, '0');
  if (rest.length > 0 || whole.length !== rupees.length || part.length > 2 || whole.length > 5) return null;
  return Number(whole) * 100 + Number(part);
}
