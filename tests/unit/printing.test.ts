import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cupsPrinting } from '../../main/shell/printing/cups-printing.ts';
import { startPrintSystem, until, type PrintSystem } from '../support/print-system.ts';

const pdf = new TextEncoder().encode('%PDF-1.7\n% a letter\n%%EOF\n');
const printing = cupsPrinting();
const before = process.env['CUPS_SERVER'];
let system: PrintSystem;
let counter: Buffer[];

beforeAll(async () => {
  system = await startPrintSystem();
  process.env['CUPS_SERVER'] = system.address;
  counter = await system.addPrinter('Counter', 'Counter, ground floor');
  await system.addPrinter('Store', 'Store room');
});

afterAll(async () => {
  if (before === undefined) delete process.env['CUPS_SERVER'];
  else process.env['CUPS_SERVER'] = before;
  await system.stop();
});

describe('the print system of the machine', () => {
  it('names its printers', async () => {
    expect(await printing.list()).toEqual([
      { name: 'Counter', description: 'Counter, ground floor', isDefault: false, acceptsJobs: true },
      { name: 'Store', description: 'Store room', isDefault: false, acceptsJobs: true },
    ]);
  });

  it('prints the very bytes on the named printer and says when it is done', async () => {
    const { jobId } = await printing.print({ pdf, printer: 'Counter', copies: 1, title: 'دفتری چٹھی نمبر ۱۲' });
    await until(async () => (await printing.state(jobId)) === 'done');
    await until(() => counter.length === 1);
    expect(new Uint8Array(counter[0] ?? [])).toEqual(pdf);
  });

  it('keeps a job for a paused printer in the queue until it goes on', async () => {
    system.pause('Store');
    const { jobId } = await printing.print({ pdf, printer: 'Store', copies: 1, title: 'waits' });
    expect(await printing.state(jobId)).toBe('queued');
    system.resume('Store');
    await until(async () => (await printing.state(jobId)) === 'done');
  });

  it('says that a cancelled job failed, and one that nobody knows', async () => {
    system.pause('Store');
    const { jobId } = await printing.print({ pdf, printer: 'Store', copies: 1, title: 'cancelled' });
    system.cancel(jobId);
    expect(await printing.state(jobId)).toBe('failed');
    expect(await printing.state('4000')).toBe('failed');
  });

  it.each(['Nowhere', 'Counter/../Store', 'a printer with spaces', ''])('refuses the printer %j', async (printer) => {
    await expect(printing.print({ pdf, printer, copies: 1, title: 'x' })).rejects.toMatchObject({ name: 'Refusal' });
  });

  it('that is not running has no printers and prints nothing', async () => {
    process.env['CUPS_SERVER'] = '/nowhere/cups.sock';
    try {
      expect(await printing.list()).toEqual([]);
      await expect(printing.print({ pdf, printer: 'Counter', copies: 1, title: 'x' })).rejects.toMatchObject({ code: 'printerUnavailable' });
    } finally {
      process.env['CUPS_SERVER'] = system.address;
    }
  });
});
