import type { Email } from 'postal-mime';
import type { RequestInput } from '../../../preload/contract/index.ts';
import { scriptLanguage } from '../../i18n/script.ts';
import { plainText } from './plain-text.ts';

export type ReadMail = {
  readonly page: RequestInput<'dak.stageMail'>;
  /** The day it was written, `2026-11-21`; null where it does not say so. */
  readonly writtenOn: string | null;
  readonly files: readonly File[];
};

/** The largest e-mail that is read, in bytes; scans of more than that come apart from it. */
export const largestMail = 50 * 1024 * 1024;
const longestLine = 300;
const longestText = 200_000;
const mostFiles = 40;
const mostNamed = 200;
/** Far more than letters need, far less than what makes a parser labour. */
const bounds = { maxNestingDepth: 32, maxHeadersSize: 256 * 1024, forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' } as const;

const lineOf = (text: string | null | undefined): string => (text ?? '').slice(0, longestLine);
const starts = (bytes: Uint8Array, ...wanted: readonly number[]): boolean => wanted.every((value, at) => bytes[at] === value);

/** Is it of a kind that is taken in as a scan? Told by its first bytes, as the core does again. */
export function isScan(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const picture = starts(bytes, 0xff, 0xd8, 0xff) || starts(bytes, 0x89, 0x50, 0x4e, 0x47) || starts(bytes, 0x49, 0x49, 42, 0) || starts(bytes, 0x4d, 0x4d, 0, 42);
  return picture || text.includes('%PDF-') || (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP');
}

/** The local calendar day of an instant of the mail's heads; null for what is no date, or one to come. */
export function writtenOn(date: string | undefined, today: string): string | null {
  const at = new Date(date ?? '');
  if (Number.isNaN(at.getTime()) || at.getFullYear() < 1980) return null;
  const day = [at.getFullYear(), String(at.getMonth() + 1).padStart(2, '0'), String(at.getDate()).padStart(2, '0')].join('-');
  return day <= today ? day : null;
}

/** Who wrote, to whom and when, as the mail says it. */
function headsOf(mail: Email) {
  return {
    name: lineOf(mail.from?.name),
    address: lineOf(mail.from?.address),
    to: lineOf(mail.to?.map(({ name, address }) => address ?? name).join(', ')),
    date: lineOf(mail.headers.find(({ key }) => key === 'date')?.value),
  };
}

/** Heads, text and attachments of an e-mail (domain.md row 11); null for what is none. Nothing of it is shown or run as HTML. */
export async function readMail(bytes: ArrayBuffer, today: string): Promise<ReadMail | null> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes, bounds).catch(() => null);
  if (!mail || (mail.from === undefined && mail.subject === undefined)) return null;
  const parts = mail.attachments.map((part, index) => {
    const content = typeof part.content === 'string' ? new TextEncoder().encode(part.content) : new Uint8Array(part.content);
    return { name: lineOf(part.filename) || `${index + 1}`, content };
  });
  const scans = parts.filter(({ content }) => isScan(content)).slice(0, mostFiles);
  const notTaken = parts.filter((part) => !scans.includes(part)).slice(0, mostNamed);
  const text = (mail.text?.trim() ? mail.text : plainText(mail.html ?? '')).slice(0, longestText);
  const subject = lineOf(mail.subject);
  const page = {
    ...headsOf(mail),
    subject,
    text,
    attachments: scans.map(({ name }) => name),
    notTaken: notTaken.map(({ name }) => name),
    language: scriptLanguage(subject) ?? scriptLanguage(text) ?? 'en',
  };
  return { page, writtenOn: writtenOn(mail.date, today), files: scans.map(({ name, content }) => new File([content], name)) };
}
