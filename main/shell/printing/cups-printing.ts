import { Refusal } from '../../core/refusal.ts';
import { readJobId, readJobState, readPrinters } from './cups-answers.ts';
import type { SystemPrinting } from './printers.ts';
import { runProgram } from './run-program.ts';
import { withPdfFile } from './with-pdf-file.ts';

/** The tools answer in the user's language unless told otherwise. */
const plain = { LC_ALL: 'C' };
const lpstat = async (...args: string[]) => (await runProgram('lpstat', args, plain)).stdout;

/** Printing through CUPS by its own tools, `lp` and `lpstat`. */
export function cupsPrinting(): SystemPrinting {
  return {
    list: async () => readPrinters(await lpstat('-a'), await lpstat('-d'), await lpstat('-l', '-p')),
    print: ({ pdf, printer, copies, title }) =>
      withPdfFile(pdf, async (path) => {
        const { code, stdout, stderr } = await runProgram('lp', ['-d', printer, '-n', String(copies), '-t', title, '--', path], plain);
        if (code === 127) throw new Refusal('printerUnavailable', { printer });
        const jobId = readJobId(stdout);
        if (code !== 0 || !jobId) throw new Refusal('printFailed', { printer, reason: stderr.trim().slice(0, 200) });
        return { jobId };
      }),
    state: async (jobId) => readJobState(jobId, await lpstat('-l', '-W', 'not-completed', '-o'), await lpstat('-l', '-W', 'completed', '-o')),
  };
}
