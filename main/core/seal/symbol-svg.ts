import type { SealSymbol } from './symbol.ts';

const quietModules = 4;

type SvgOptions = {
  /** What a screen reader says instead of the picture. */
  readonly title: string;
  /** A thin line around the symbol that keeps rubber stamps off. */
  readonly frame?: boolean;
};

const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);

/** Dark runs of one row as closed sub-paths, in printer dots. */
const rowPath = (symbol: SealSymbol, row: number): string => {
  const { size, modules, dotsPerModule: dots } = symbol;
  let path = '';
  for (let column = 0; column < size; column += 1) {
    if (modules[row * size + column] !== true) continue;
    let end = column;
    while (end < size && modules[row * size + end] === true) end += 1;
    const width = (end - column) * dots;
    path += `M${(column + quietModules) * dots} ${(row + quietModules) * dots}h${width}v${dots}h-${width}z`;
    column = end;
  }
  return path;
};

/**
 * Draws a seal as an SVG of one path, its size fixed in millimetres and every corner on a dot of a 600 dpi printer.
 * The quiet zone of 4 modules is inside the picture.
 */
export const symbolSvg = (symbol: SealSymbol, { title, frame = false }: SvgOptions): string => {
  const side = (symbol.size + 2 * quietModules) * symbol.dotsPerModule;
  const mm = symbol.symbolMm.toFixed(4);
  const path = Array.from({ length: symbol.size }, (_, row) => rowPath(symbol, row)).join('');
  const words = escapeXml(title);
  const border = frame ? `<rect x="2" y="2" width="${side - 4}" height="${side - 4}" fill="none" stroke="#000" stroke-width="4"/>` : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${words}" width="${mm}mm" height="${mm}mm" ` +
    `viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><title>${words}</title>` +
    `<rect width="${side}" height="${side}" fill="#fff"/>${border}<path fill="#000" d="${path}"/></svg>`
  );
};
