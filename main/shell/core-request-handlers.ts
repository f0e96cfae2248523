import type { CoreRequestHandlers } from '../bridge/core-requests.ts';
import type { LayoutPages } from './printing/layout-pages.ts';
import type { SystemPrinting } from './printing/printers.ts';

/** What the shell does for the core: laying out pages and printing. */
export function createCoreRequestHandlers(layout: LayoutPages, printing: SystemPrinting): CoreRequestHandlers {
  return {
    'layout.open': async ({ html }) => ({ page: await layout.open(html) }),
    'layout.print': async ({ page, slots, footer, size }) => ({
      pdf: await layout.print(page, { ...(slots ? { slots } : {}), ...(footer === undefined ? {} : { footer }), ...(size ? { size } : {}) }),
    }),
    'layout.close': async ({ page }) => {
      layout.close(page);
      return {};
    },
    'printer.list': async () => ({ printers: await printing.list() }),
    'printer.print': ({ pdf, printer, copies, title }) => printing.print({ pdf, printer, copies, title }),
    'printer.job': async ({ job }) => ({ state: await printing.state(job) }),
  };
}
