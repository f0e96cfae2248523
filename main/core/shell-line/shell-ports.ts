import { z } from 'zod';
import type { LayoutPort } from '../letters/layout-port.ts';
import type { PrintingPort } from '../letters/printing-port.ts';
import { layoutPage, printedPdf } from './answers.ts';
import type { Questions } from './questions.ts';

const printJob = z.object({ jobId: z.string() });
const jobState = z.object({ state: z.enum(['queued', 'printing', 'done', 'failed']) });

/** Laying out, as the other end of the line does it. */
export function layoutOver(ask: Questions['ask']): Omit<LayoutPort, 'end'> {
  return {
    open: async (html) => {
      const { page } = layoutPage.parse(await ask('layout.open', { html }));
      return {
        print: async (options) => printedPdf.parse(await ask('layout.print', { page, ...options })).pdf,
        close: async () => {
          await ask('layout.close', { page });
        },
      };
    },
  };
}

/** Printing, as the other end of the line does it. */
export function printingOver(ask: Questions['ask']): PrintingPort {
  return {
    print: async (job) => printJob.parse(await ask('printer.print', job)),
    state: async (jobId) => jobState.parse(await ask('printer.job', { job: jobId })).state,
  };
}
