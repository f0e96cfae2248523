import { mostPages } from '../../../preload/contract/attachments.ts';

/** Gives `length` bytes from `offset`, fewer at the end of the file. */
export type ReadAt = (offset: number, length: number) => Uint8Array;

type Entry = { readonly tag: number; readonly type: number; readonly count: number; readonly values: Uint8Array };
export type TiffPage = { readonly width: number; readonly height: number; readonly bitsPerPixel: number; readonly littleEndian: boolean; readonly entries: readonly Entry[] };

const bytesOfType: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const mostEntries = 200;
/** Strip tables of the largest pages are far below this. */
const longestValue = 1024 * 1024;
const [widthTag, heightTag, stripOffsets, stripLengths, tileOffsets, tileLengths] = [256, 257, 273, 279, 324, 325];
const longType = 4;
/** What is needed to draw a page; descriptions, previews and makers' notes are left behind. */
const drawingTags: ReadonlySet<number> = new Set([256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 282, 283, 284, 292, 293, 296, 317, 320, 322, 323, 324, 325, 338, 339, 347, 529, 530, 532]);
const [bitsTag, samplesTag] = [258, 277];

/** The pages of a TIFF, from its chain of directories alone; null when a directory or its values lie outside the file, or the chain has no end. */
export function tiffPages(read: ReadAt): TiffPage[] | null {
  const head = view(read(0, 8));
  if (head.byteLength < 8) return null;
  const little = head.getUint8(0) === 0x49;
  const pages: TiffPage[] = [];
  const seen = new Set<number>();
  let offset = head.getUint32(4, little);
  while (offset !== 0) {
    if (seen.has(offset) || pages.length >= mostPages) return null;
    seen.add(offset);
    const directory = readDirectory(read, offset, little);
    if (!directory) return null;
    pages.push(directory.page);
    offset = directory.next;
  }
  return pages.length === 0 ? null : pages;
}

function readDirectory(read: ReadAt, offset: number, little: boolean): { page: TiffPage; next: number } | null {
  const start = view(read(offset, 2));
  if (start.byteLength < 2) return null;
  const count = start.getUint16(0, little);
  const body = view(read(offset + 2, count * 12 + 4));
  if (count === 0 || count > mostEntries || body.byteLength < count * 12 + 4) return null;
  const entries = Array.from({ length: count }, (_, index) => readEntry(read, body, index * 12, little));
  const known = entries.filter((entry) => entry !== null);
  if (known.length < entries.length) return null;
  const number = (tag: number, otherwise: number) => numbersOf(known.find((entry) => entry.tag === tag), little)[0] ?? otherwise;
  const page = {
    width: number(widthTag, 0),
    height: number(heightTag, 0),
    bitsPerPixel: number(bitsTag, 1) * number(samplesTag, 1),
    littleEndian: little,
    entries: known,
  };
  return { page, next: body.getUint32(count * 12, little) };
}

function readEntry(read: ReadAt, body: DataView, at: number, little: boolean): Entry | null {
  const [tag, type, count] = [body.getUint16(at, little), body.getUint16(at + 2, little), body.getUint32(at + 4, little)];
  const length = (bytesOfType[type] ?? 1) * count;
  if (length > longestValue) return null;
  const values = length <= 4 ? new Uint8Array(body.buffer, body.byteOffset + at + 8, length) : read(body.getUint32(at + 8, little), length);
  return values.length < length ? null : { tag, type, count, values };
}

function numbersOf(entry: Entry | undefined, little: boolean): number[] {
  if (!entry) return [];
  const values = view(entry.values);
  const width = entry.type === longType ? 4 : entry.type === 3 ? 2 : 1;
  const value = (at: number) => (width === 4 ? values.getUint32(at, little) : width === 2 ? values.getUint16(at, little) : values.getUint8(at));
  return Array.from({ length: entry.count }, (_, index) => value(index * width));
}

type Span = { readonly offset: number; readonly length: number };

function spansOf(page: TiffPage): Span[] {
  const numbers = (...tags: readonly number[]) => numbersOf(page.entries.find(({ tag }) => tags.includes(tag)), page.littleEndian);
  const lengths = numbers(stripLengths, tileLengths);
  return numbers(stripOffsets, tileOffsets).map((offset, index) => ({ offset, length: lengths[index] ?? 0 }));
}

/** Does every strip of the page lie in a file of this size? A TIFF that was cut off has pages whose strips do not. */
export function stripsInside(page: TiffPage, size: number): boolean {
  const spans = spansOf(page);
  return spans.length > 0 && spans.every(({ offset, length }) => length > 0 && offset + length <= size);
}

/** A TIFF that holds this one page: the same directory, its strips moved up behind it. Null when the page is larger than `largest` bytes. */
export function onePageTiff(page: TiffPage, read: ReadAt, largest: number): Uint8Array | null {
  const spans = spansOf(page);
  const entries = page.entries.filter(({ tag }) => drawingTags.has(tag));
  const valuesAt = 8 + 2 + entries.length * 12 + 4;
  const offsetsEntry = (tag: number) => tag === stripOffsets || tag === tileOffsets;
  const lengthOf = (entry: Entry) => (offsetsEntry(entry.tag) ? entry.count * 4 : entry.values.length);
  const outside = entries.map((entry) => (lengthOf(entry) > 4 ? lengthOf(entry) + (lengthOf(entry) % 2) : 0));
  const stripsAt = valuesAt + outside.reduce((sum, length) => sum + length, 0);
  const total = stripsAt + spans.reduce((sum, { length }) => sum + length, 0);
  if (total > largest) return null;
  const bytes = new Uint8Array(total);
  const out = new DataView(bytes.buffer);
  const little = page.littleEndian;
  bytes.set(little ? [0x49, 0x49] : [0x4d, 0x4d]);
  out.setUint16(2, 42, little);
  out.setUint32(4, 8, little);
  out.setUint16(8, entries.length, little);
  const moved = movedOffsets(spans, stripsAt, little);
  let free = valuesAt;
  entries.forEach((entry, index) => {
    const at = 10 + index * 12;
    const values = offsetsEntry(entry.tag) ? moved : entry.values;
    out.setUint16(at, entry.tag, little);
    out.setUint16(at + 2, offsetsEntry(entry.tag) ? longType : entry.type, little);
    out.setUint32(at + 4, entry.count, little);
    if (values.length > 4) out.setUint32(at + 8, free, little);
    bytes.set(values, values.length > 4 ? free : at + 8);
    free += outside[index] ?? 0;
  });
  let at = stripsAt;
  for (const { offset, length } of spans) {
    bytes.set(read(offset, length), at);
    at += length;
  }
  return bytes;
}

function movedOffsets(spans: readonly Span[], start: number, little: boolean): Uint8Array {
  const bytes = new Uint8Array(spans.length * 4);
  const out = new DataView(bytes.buffer);
  let at = start;
  spans.forEach(({ length }, index) => {
    out.setUint32(index * 4, at, little);
    at += length;
  });
  return bytes;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
