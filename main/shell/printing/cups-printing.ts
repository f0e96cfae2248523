import { userInfo } from 'node:os';
import type { PrintState } from '../../core/letters/printing-port.ts';
import { Refusal } from '../../core/refusal.ts';
import { askCups, type IppAnswer } from './cups-server.ts';
import { groupTags, type IppAttribute, type IppGroup, type IppValue } from './ipp-message.ts';
import type { FoundPrinter, SystemPrinting } from './printers.ts';

const operations = { printJob: 0x0002, getJobAttributes: 0x0009, cupsGetDefault: 0x4001, cupsGetPrinters: 0x4002 } as const;
const firstErrorStatus = 0x0400;
const notFound = 0x0406;

/** RFC 8011: 3 pending, 4 held, 5 processing, 6 stopped, 7 cancelled, 8 aborted, 9 completed. */
const states: Readonly<Record<number, PrintState>> = { 3: 'queued', 4: 'queued', 5: 'printing', 6: 'queued', 7: 'failed', 8: 'failed', 9: 'done' };

/** Printing through CUPS in its own protocol, IPP. */
export function cupsPrinting(): SystemPrinting {
  return { list, print, state };
}

async function list(): Promise<FoundPrinter[]> {
  const wanted: IppAttribute = { tag: 'keyword', name: 'requested-attributes', values: ['printer-name', 'printer-info', 'printer-is-accepting-jobs'] };
  const ask = (operation: number) => askCups({ operation, path: '/', attributes: [wanted] }).then(printersIn, () => []);
  const [printers, [usual]] = await Promise.all([ask(operations.cupsGetPrinters), ask(operations.cupsGetDefault)]);
  return printers.map((attributes) => ({
    name: text(attributes, 'printer-name'),
    description: text(attributes, 'printer-info') || text(attributes, 'printer-name'),
    isDefault: usual !== undefined && text(usual, 'printer-name') === text(attributes, 'printer-name'),
    acceptsJobs: first(attributes, 'printer-is-accepting-jobs') === true,
  }));
}

async function print({ pdf, printer, copies, title }: Parameters<SystemPrinting['print']>[0]): Promise<{ jobId: string }> {
  const answer = await askCups({
    operation: operations.printJob,
    path: `/printers/${encodeURIComponent(printer)}`,
    attributes: [
      { tag: 'uri', name: 'printer-uri', values: [`ipp://localhost/printers/${encodeURIComponent(printer)}`] },
      user(),
      { tag: 'name', name: 'job-name', values: [title.slice(0, 80)] },
      { tag: 'mimeMediaType', name: 'document-format', values: ['application/pdf'] },
    ],
    jobAttributes: [{ tag: 'integer', name: 'copies', values: [copies] }],
    document: pdf,
  }).catch(() => undefined);
  if (!answer || answer.status === notFound) throw new Refusal('printerUnavailable', { printer });
  const jobId = first(group(answer, groupTags.job), 'job-id');
  if (answer.status >= firstErrorStatus || jobId === undefined) {
    throw new Refusal('printFailed', { printer, reason: text(group(answer, groupTags.operation), 'status-message') });
  }
  return { jobId: String(jobId) };
}

/** A job that the server no longer knows, or that can't be asked after, has not been seen to end well. */
async function state(jobId: string): Promise<PrintState> {
  const answer = await askCups({
    operation: operations.getJobAttributes,
    path: '/jobs/',
    attributes: [
      { tag: 'uri', name: 'job-uri', values: [`ipp://localhost/jobs/${Number(jobId)}`] },
      user(),
      { tag: 'keyword', name: 'requested-attributes', values: ['job-state'] },
    ],
  }).catch(() => undefined);
  return states[Number(first(answer && group(answer, groupTags.job), 'job-state'))] ?? 'failed';
}

const user = (): IppAttribute => ({ tag: 'name', name: 'requesting-user-name', values: [userInfo().username] });

const printersIn = ({ groups }: IppAnswer): IppGroup[] => groups.filter(({ tag }) => tag === groupTags.printer);
const group = ({ groups }: IppAnswer, wanted: number): IppGroup | undefined => groups.find(({ tag }) => tag === wanted);
const first = (from: IppGroup | undefined, name: string): IppValue | undefined => from?.attributes.get(name)?.[0];
const text = (from: IppGroup | undefined, name: string): string => String(first(from, name) ?? '');
