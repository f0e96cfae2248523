import type { Language } from '../../../preload/contract/values.ts';
import { directionOf } from './language.ts';
import { escapeHtml } from './markup.ts';

/** A document to print; `styles` go into one style sheet, `body` is HTML that is already escaped. */
export type PrintDocument = {
  readonly language: Language;
  readonly title: string;
  readonly styles: readonly string[];
  readonly bodyClass: string;
  readonly body: string;
};

/** The whole HTML document: language, direction, title, the fonts that come with the program, and its style. */
export const documentShell = ({ language, title, styles, bodyClass, body }: PrintDocument): string => `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="app://office/fonts/fonts.css">
<style>${styles.join('\n')}</style>
</head>
<body class="${escapeHtml(bodyClass)}">
${body}
</body>
</html>
`;

/** The running foot: plain words at both ends, page i / n between them. It is set in a font of the system, so Latin is safest. */
export const runningFooter = (start: string, end: string): string =>
  `<div style="width:100%;margin:0 18mm;display:flex;justify-content:space-between;gap:6mm;font:7.5pt sans-serif;color:#000">` +
  `<span>${escapeHtml(start)}</span>` +
  `<span><span class="pageNumber"></span> / <span class="totalPages"></span></span>` +
  `<span>${escapeHtml(end)}</span></div>`;
