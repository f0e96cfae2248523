import { failure, success, type Result } from '../result.ts';

export type PinError = 'pinNotDigits' | 'pinTooShort' | 'pinTooLong' | 'pinTooSimple';

/** Fewest and most digits of a PIN. */
const pinLength = { least: 6, most: 12 } as const;

const digitBlocks = [0x0660, 0x06f0, 0x0966] as const;

/** The PIN in ASCII digits, so that it is the same on an English, Urdu and Hindi keyboard. */
export const normalisePin = (typed: string): string =>
  Array.from(typed.normalize('NFKC').trim(), (character) => {
    const code = character.codePointAt(0) ?? 0;
    const block = digitBlocks.find((start) => code >= start && code <= start + 9);
    return block === undefined ? character : String(code - block);
  }).join('');

const isRun = (pin: string, step: number): boolean =>
  Array.from(pin)
    .slice(1)
    .every((digit, index) => (Number(pin[index]) + step + 10) % 10 === Number(digit));

/** Whether a new PIN may be used: 6 to 12 digits, not one repeated digit, not a plain run up or down. */
export const checkNewPin = (typed: string): Result<string, PinError> => {
  const pin = normalisePin(typed);
  if (!/^[0-9]*$/.test(pin)) return failure('pinNotDigits');
  if (pin.length < pinLength.least) return failure('pinTooShort', { least: pinLength.least });
  if (pin.length > pinLength.most) return failure('pinTooLong', { most: pinLength.most });
  if ([0, 1, -1].some((step) => isRun(pin, step))) return failure('pinTooSimple');
  return success(pin);
};
