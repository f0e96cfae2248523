import { z } from 'zod';
import { Refusal } from '../../core/refusal.ts';
import type { SystemPrinting } from './printers.ts';
import { runProgram } from './run-program.ts';
import { withPdfFile } from './with-pdf-file.ts';

const found = z.array(z.object({ Name: z.string(), Comment: z.string().nullish(), Default: z.boolean() }));

/**
 * Printing through the Windows spooler by PowerShell and the installed PDF program's own `PrintTo`.
 * Unverified: no Windows machine was at hand; the state of a job that left is not followed.
 */
export function windowsPrinting(): SystemPrinting {
  return {
    list: async () => {
      const { stdout } = await powershell('ConvertTo-Json -InputObject @(Get-CimInstance Win32_Printer | Select-Object Name, Comment, Default)');
      return found.parse(JSON.parse(stdout || '[]')).map((printer) => ({
        name: printer.Name,
        description: printer.Comment || printer.Name,
        isDefault: printer.Default,
        acceptsJobs: true,
      }));
    },
    print: ({ pdf, printer, copies }) =>
      withPdfFile(pdf, async (path) => {
        for (let copy = 0; copy < copies; copy += 1) await printOnce(path, printer);
        return { jobId: `windows-${Date.now()}` };
      }),
    state: () => Promise.resolve('queued'),
  };
}

async function printOnce(path: string, printer: string): Promise<void> {
  const command = 'Start-Process -FilePath $env:DAFTAR_FILE -Verb PrintTo -ArgumentList $env:DAFTAR_PRINTER -Wait';
  const { code, stderr } = await powershell(command, { DAFTAR_FILE: path, DAFTAR_PRINTER: printer });
  if (code !== 0) throw new Refusal('printFailed', { printer, reason: stderr.trim().slice(0, 200) });
}

const powershell = (command: string, env: Readonly<Record<string, string>> = {}) =>
  runProgram('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', command], env);
