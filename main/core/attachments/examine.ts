import { closeSync, openSync, readSync } from 'node:fs';
import type { MediaType } from '../../../preload/contract/attachments.ts';
import { plainBytes } from '../ledger/event.ts';
import { Refusal } from '../refusal.ts';
import { imageSize, type ImageSize } from '../verify/image-size.ts';
import { drawable, isWhole, judgedBytes, mediaTypeOf, plausiblePages } from './rules.ts';
import { stripsInside, tiffPages, type ReadAt } from './tiff.ts';

/** Where cameras put the size of a picture behind its preview. */
const sizeBytes = 512 * 1024;

/** Four colours of sixteen bits. */
const mostBitsPerPixel = 64;

/** What a file is, and its pages. */
export type Examined = { readonly mime: MediaType; readonly pages: number };

/**
 * Judges a file by its content, reading only its head, its tail and a TIFF's directories. Pages of images and TIFF are counted here.
 * The pages of a PDF are `counted` by the viewer that opened it, on the clerk's word as it were: they are checked against the size,
 * shown and printed in lists, and decide nothing.
 * Refuses with `attachmentKind`, `attachmentBroken`, `attachmentTooManyPixels`.
 */
export function examine(read: ReadAt, size: number, counted: number | null): Examined {
  const head = read(0, judgedBytes);
  const mime = mediaTypeOf(head);
  if (!mime) throw new Refusal('attachmentKind');
  const tail = read(Math.max(0, size - judgedBytes), judgedBytes);
  if (!isWhole(mime, { head, tail, size })) throw new Refusal('attachmentBroken');
  if (mime === 'application/pdf') return { mime, pages: pdfPages(counted, size) };
  if (mime === 'image/tiff') return { mime, pages: tiffPageCount(read, size) };
  const measured = mime === 'image/webp' ? webpSize(head) : imageSize(read(0, sizeBytes));
  if (!measured) throw new Refusal('attachmentBroken');
  if (!drawable(mime, measured)) throw new Refusal('attachmentTooManyPixels');
  return { mime, pages: 1 };
}

function pdfPages(counted: number | null, size: number): number {
  if (counted === null || !plausiblePages(counted, size)) throw new Refusal('attachmentBroken');
  return counted;
}

function tiffPageCount(read: ReadAt, size: number): number {
  const pages = tiffPages(read);
  if (!pages) throw new Refusal('attachmentBroken');
  if (!pages.every((page) => drawable('image/tiff', page) && page.bitsPerPixel <= mostBitsPerPixel)) throw new Refusal('attachmentTooManyPixels');
  if (!pages.every((page) => stripsInside(page, size))) throw new Refusal('attachmentBroken');
  return pages.length;
}

/** Width and height of the three kinds of WebP: lossy, lossless, extended. */
function webpSize(head: Uint8Array): ImageSize | null {
  if (head.length < 30) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const kind = String.fromCodePoint(...head.subarray(12, 16));
  if (kind === 'VP8 ') return { width: view.getUint16(26, true) % 0x4000, height: view.getUint16(28, true) % 0x4000 };
  if (kind === 'VP8L') {
    const packed = view.getUint32(21, true);
    return { width: (packed % 0x4000) + 1, height: ((packed >>> 14) % 0x4000) + 1 };
  }
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000 + 1;
  return kind === 'VP8X' ? { width: three(24), height: three(27) } : null;
}

/** Calls `work` with a reader of the file; the file is closed afterwards. */
export function withReader<Value>(file: string, work: (read: ReadAt) => Value): Value {
  const descriptor = openSync(file, 'r');
  try {
    return work((offset, length) => readPiece(descriptor, offset, length));
  } finally {
    closeSync(descriptor);
  }
}

function readPiece(descriptor: number, offset: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  return plainBytes(bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset)));
}
