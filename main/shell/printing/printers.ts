import type { PrintingPort } from '../../core/letters/printing-port.ts';
import { cupsPrinting } from './cups-printing.ts';
import { windowsPrinting } from './windows-printing.ts';

export type FoundPrinter = {
  /** The system's name, which a job is sent to. */
  readonly name: string;
  readonly description: string;
  readonly isDefault: boolean;
  readonly acceptsJobs: boolean;
};

/** The system's printers and their queue. Needs no window, so the command line uses it as well. */
export type SystemPrinting = PrintingPort & { readonly list: () => Promise<readonly FoundPrinter[]> };

/** Printing through what this system has: CUPS, or the Windows spooler. */
export function systemPrinting(platform: NodeJS.Platform = process.platform): SystemPrinting {
  return platform === 'win32' ? windowsPrinting() : cupsPrinting();
}
