import type { ErrorCode } from '../../../preload/contract/errors.ts';
import type { MediaType } from '../../../preload/contract/attachments.ts';

const textIn = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
const startsWith = (bytes: Uint8Array, ...wanted: readonly number[]): boolean => wanted.every((value, at) => bytes[at] === value);

/** How many bytes at the head and the tail of a file are enough to judge it. */
export const judgedBytes = 64 * 1024;

/** What a file is by its first bytes; its name is not asked (engineering.md G, 32). Null for everything that is not taken in. */
export function mediaTypeOf(head: Uint8Array): MediaType | null {
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (startsWith(head, 0x49, 0x49, 42, 0) || startsWith(head, 0x4d, 0x4d, 0, 42)) return 'image/tiff';
  const text = textIn(head.subarray(0, 1024));
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  return text.includes('%PDF-') ? 'application/pdf' : null;
}

/**
 * Does the file reach its own end (engineering.md G, 32)? Each format says where it stops; a copy that was cut off does not get there. TIFF has no mark at
 * its end and is followed page by page instead.
 */
export function isWhole(mime: MediaType, { head, tail, size }: { readonly head: Uint8Array; readonly tail: Uint8Array; readonly size: number }): boolean {
  switch (mime) {
    case 'application/pdf':
      return textIn(tail).includes('%%EOF');
    case 'image/jpeg':
      return textIn(tail).includes('\u00ff\u00d9');
    case 'image/png':
      return textIn(tail).includes('IEND');
    case 'image/webp':
      return head.length >= 12 && new DataView(head.buffer, head.byteOffset).getUint32(4, true) + 8 <= size;
    case 'image/tiff':
      return true;
  }
}

/** The most that one page may hold, in pixels: A0 at 300 dots an inch has 139 million, A3 at 600 has 70 million. */
export const mostPixels = 150_000_000;
/** A TIFF is unpacked by our own code, four bytes a pixel. */
export const mostTiffPixels = 80_000_000;

/** Is a picture small enough to be drawn (engineering.md G, 32)? Asked of what the head says, before anything is unpacked. */
export function drawable(mime: MediaType, { width, height }: { readonly width: number; readonly height: number }): boolean {
  return width > 0 && height > 0 && width * height <= (mime === 'image/tiff' ? mostTiffPixels : mostPixels);
}

/** Can a PDF of this size have so many pages (engineering.md G, 32)? Each needs at least a few bytes, however well it is packed. */
export function plausiblePages(pages: number, size: number): boolean {
  return pages >= 1 && pages * 8 <= size;
}

const endings: Readonly<Record<MediaType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'image/webp': 'webp',
};

/** Names that Windows keeps for devices, with any ending. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu;
/** Controls, marks that turn the direction of text, and separators; joiners stay, which Urdu and Hindi need. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const forbidden = /[<>:"|?*]/gu;
const longestNameBytes = 180;

/**
 * A file name that is safe on every system and shows what it is: without folders, hidden marks and device names, at most 200 bytes,
 * with the ending of what the content is (engineering.md G, 31). An empty name becomes `scan`.
 */
export function tamedName(name: string, mime: MediaType): string {
  const last = name.replaceAll(/\p{Cs}/gu, '-').normalize('NFC').replaceAll(unseen, '').split(/[/\\]/u).at(-1) ?? '';
  const plain = last.replaceAll(forbidden, '-');
  const stem = plain.replace(/\.(pdf|jpe?g|png|tiff?|webp)\s*$/iu, '').replaceAll(/^[\s.]+|[\s.]+$/gu, '');
  const safe = deviceName.test(stem) ? `_${stem}` : stem;
  return `${withinBytes(safe, longestNameBytes).trimEnd() || 'scan'}.${endings[mime]}`;
}

/** What a scan is called until somebody calls it otherwise (domain.md row 14): its name without the ending. */
export function titleOf(name: string): string {
  return name.replace(/\.[a-z]+$/u, '');
}

function withinBytes(text: string, most: number): string {
  let length = 0;
  let cut = '';
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > most) return cut;
    cut += character;
  }
  return cut;
}

/** Why a scan of this announced size can't be taken in, or null (engineering.md G, 21). Sizes in bytes. */
export function sizeProblem(size: number, largest: number): Extract<ErrorCode, 'attachmentEmpty' | 'attachmentTooLarge'> | null {
  if (size === 0) return 'attachmentEmpty';
  return size > largest ? 'attachmentTooLarge' : null;
}

/** An electronic receipt has a scan before it is diarised (domain.md row 1); a cover that stays closed gets it from its addressee (row 5). */
export function scanMissing(entry: { readonly form: 'physical' | 'electronic'; readonly unopenedCover: boolean }, scans: number): boolean {
  return entry.form === 'electronic' && !entry.unopenedCover && scans === 0;
}
