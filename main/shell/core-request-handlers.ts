import type { CoreRequestHandlers } from '../bridge/core-requests.ts';
import type { SecretProtector } from '../core/keys/secret-protector.ts';
import type { LayoutPages } from './printing/layout-pages.ts';
import type { SystemPrinting } from './printing/printers.ts';

type Services = { readonly layout: LayoutPages; readonly printing: SystemPrinting; readonly keystore: SecretProtector };

/** What the shell does for the core: laying out pages, printing, and keeping the desk's secret in the system's keystore. */
export function createCoreRequestHandlers({ layout, printing, keystore }: Services): CoreRequestHandlers {
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
    'secret.protect': async ({ secret }) => ({ wrapped: await keystore.protect(secret) }),
    'secret.reveal': async ({ wrapped }) => ({ secret: await keystore.reveal(wrapped) }),
  };
}
