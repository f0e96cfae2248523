import type { PrintToPDFOptions } from 'electron';
import type { PrintOptions } from '../../core/letters/layout-port.ts';

const millimetresPerInch = 25.4;

/** How Chromium prints a page of ours: tagged, no outline, the page's own `@page` margins. */
export function pdfOptions({ footer, size }: PrintOptions): PrintToPDFOptions {
  return {
    pageSize: pageSize(size),
    printBackground: true,
    preferCSSPageSize: size === undefined || size === 'A4',
    generateTaggedPDF: true,
    generateDocumentOutline: false,
    ...(footer === undefined ? {} : { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footer }),
  };
}

function pageSize(size: PrintOptions['size']): 'A4' | { width: number; height: number } {
  if (size === undefined || size === 'A4') return 'A4';
  return { width: size.widthMm / millimetresPerInch, height: size.heightMm / millimetresPerInch };
}
