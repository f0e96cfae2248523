import { create } from 'qrcode';
import { failure, success, type Result } from '../result.ts';

const dotsPerInch = 600;
const millimetresPerDot = 25.4 / dotsPerInch;
const quietModules = 4;
const comfortableDots = 10;
const smallestDots = 8;

/** A QR code laid out on the grid of a 600 dpi printer. Lengths in millimetres unless the name says dots. */
export type SealSymbol = {
  readonly version: number;
  readonly ecc: 'Q' | 'M';
  /** Modules along one side, without the quiet zone. */
  readonly size: number;
  /** Row by row, true for dark. */
  readonly modules: readonly boolean[];
  readonly dotsPerModule: number;
  readonly moduleMm: number;
  /** The square the letter keeps free: 40 or 45. The symbol with its quiet zone is not larger. */
  readonly boxMm: number;
  /** Side of the symbol with its quiet zone of 4 modules. */
  readonly symbolMm: number;
};

export type SymbolProblem = 'sealSymbolTooSmall';

type Address = { readonly prefix: string; readonly digits: string };
type Attempt = { readonly ecc: 'Q' | 'M'; readonly boxMm: number; readonly dots: number };

/** In the order of preference: damage matters less than small modules once a letter is copied twice. */
const attempts: readonly Attempt[] = [
  { ecc: 'Q', boxMm: 40, dots: comfortableDots },
  { ecc: 'M', boxMm: 40, dots: comfortableDots },
  { ecc: 'Q', boxMm: 45, dots: comfortableDots },
  { ecc: 'M', boxMm: 45, dots: comfortableDots },
  { ecc: 'M', boxMm: 45, dots: smallestDots },
];

/** Which mask is best costs most of the time and does not change the size, so it is looked for in the final symbol alone. */
const encode = ({ prefix, digits }: Address, ecc: 'Q' | 'M', onlySize: boolean) =>
  create(
    [
      { data: new TextEncoder().encode(prefix), mode: 'byte' },
      { data: digits, mode: 'numeric' },
    ],
    { errorCorrectionLevel: ecc, ...(onlySize ? { maskPattern: 0 } : {}) },
  );

const fits = (address: Address, { ecc, boxMm, dots }: Attempt): SealSymbol | null => {
  const boxDots = Math.floor(boxMm / millimetresPerDot + 1e-6);
  const largestSize = Math.floor(boxDots / dots) - 2 * quietModules;
  if (encode(address, ecc, true).modules.size > largestSize) return null;
  const code = encode(address, ecc, false);
  const { size } = code.modules;
  const dotsPerModule = Math.floor(boxDots / (size + 2 * quietModules));
  return {
    version: code.version,
    ecc,
    size,
    modules: Array.from(code.modules.data, (module) => module === 1),
    dotsPerModule,
    moduleMm: dotsPerModule * millimetresPerDot,
    boxMm,
    symbolMm: (size + 2 * quietModules) * dotsPerModule * millimetresPerDot,
  };
};

/** The bits of the longest QR code (version 40, level M); more digits than it holds cannot be drawn at all. */
const mostDigits = 5000;

/**
 * Lays out the QR code of a seal. In a box of 40 mm it takes the highest error correction of Q and M whose modules are
 * at least 10 printer dots (0.423 mm), else a box of 45 mm, else M with at least 8 dots (0.339 mm). A longer seal is
 * refused: its subject has to be shortened.
 */
export const chooseSymbol = (address: Address): Result<SealSymbol, SymbolProblem> => {
  if (address.digits.length > mostDigits) return failure('sealSymbolTooSmall', { digits: address.digits.length });
  for (const attempt of attempts) {
    const symbol = fits(address, attempt);
    if (symbol !== null) return success(symbol);
  }
  return failure('sealSymbolTooSmall', { digits: address.digits.length });
};
