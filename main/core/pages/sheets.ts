import type { Language } from '../../../preload/contract/values.ts';

/** Height in millimetres of one line of register text, with its share of the spacing. */
const lineHeight: Readonly<Record<Language, number>> = { en: 4.3, hi: 5, ur: 6.4 };
const rowPadding = 2.2;
/** Room for rows in millimetres, on the sheet with the title and on those after it. */
const room: Readonly<Record<Language, { readonly first: number; readonly next: number }>> = {
  en: { first: 138, next: 154 },
  hi: { first: 132, next: 150 },
  ur: { first: 127, next: 149 },
};

/** A text with the number of characters that fit on one line of its column. */
export type MeasuredText = readonly [text: string, perLine: number];

/** Letters of these scripts stand closer than Latin ones: marks above and below count as characters, and Nastaliq leans over itself. */
const narrow = /[\p{Script=Arabic}\p{Script=Devanagari}]/gu;
const narrowShare = 0.75;

const linesOf = ([text, perLine]: MeasuredText): number => {
  const close = text.match(narrow)?.length ?? 0;
  return Math.ceil((Array.from(text).length - close * (1 - narrowShare)) / perLine);
};

/** A text in another script than the page's makes its line as high as that script needs. */
function heightOf(measured: MeasuredText, language: Language): number {
  const [text] = measured;
  const script = /\p{Script=Arabic}/u.test(text) ? 'ur' : /\p{Script=Devanagari}/u.test(text) ? 'hi' : language;
  return linesOf(measured) * Math.max(lineHeight[language], lineHeight[script]);
}

const rowHeight = (cells: readonly (readonly MeasuredText[])[], language: Language): number => {
  const heights = cells.map((texts) => texts.reduce((total, text) => total + heightOf(text, language), 0));
  return Math.max(lineHeight[language], ...heights) + rowPadding;
};

/**
 * Spreads the lines of a register over sheets of A4 across, so that each can have its own total. The height of a line is estimated
 * on the safe side from the texts that stand one below the other in each of its cells; `reserved` millimetres of each sheet stay free.
 */
export const fillSheets = <Line>(
  lines: readonly Line[],
  language: Language,
  cellsOf: (line: Line) => readonly (readonly MeasuredText[])[],
  reserved = 0,
): Line[][] => {
  const sheets: Line[][] = [];
  let left = 0;
  for (const line of lines) {
    const height = rowHeight(cellsOf(line), language);
    if (left < height) {
      left = (sheets.length === 0 ? room[language].first : room[language].next) - reserved;
      sheets.push([]);
    }
    sheets.at(-1)?.push(line);
    left -= height;
  }
  return sheets;
};
