import { create } from 'qrcode';
import { symbolSvg } from '../seal/symbol-svg.ts';
import { Markup } from './markup.ts';

const millimetresPerDot = 25.4 / 600;
const quietModules = 4;

/** A QR code of plain text, such as a diary number, that fills a square of `boxMm` on whole dots of a 600 dpi printer. */
export const codeSymbol = (text: string, boxMm: number): Markup => {
  const { modules, version } = create(text, { errorCorrectionLevel: 'M' });
  const dotsPerModule = Math.max(1, Math.floor(boxMm / millimetresPerDot / (modules.size + 2 * quietModules)));
  const moduleMm = dotsPerModule * millimetresPerDot;
  const symbol = {
    version,
    ecc: 'M',
    size: modules.size,
    modules: Array.from(modules.data, (module) => module === 1),
    dotsPerModule,
    moduleMm,
    boxMm,
    symbolMm: (modules.size + 2 * quietModules) * moduleMm,
  } as const;
  return new Markup(symbolSvg(symbol, { title: text }));
};
