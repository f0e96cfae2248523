/** Where the signature stands in the file, read from the raw bytes before anything is interpreted. */
export type SignedRange = {
  readonly contents: Uint8Array;
  readonly signed: readonly Uint8Array[];
  /** the range covers every byte but the signature itself, and the file has one revision only */
  readonly wholeDocument: boolean;
  readonly numbers: readonly number[];
};

const byteRange = /\/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/g;
const revisionEnd = /startxref\s+\d{1,12}\s+%%EOF/g;
const earlierRevision = /\/Prev\s+\d/;
const hexadecimal = /^<(?:[0-9a-fA-F]{2})*>$/;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const oneRevision = (text: string): boolean => {
  const trailer = text.slice(text.lastIndexOf('trailer'));
  return count(text, revisionEnd) === 1 && /%%EOF\r?\n?$/.test(text) && !earlierRevision.test(trailer);
};

/**
 * The signature of a PDF by its ByteRange; null when there is none that can be read. With several (a second signature was added
 * by another program) the first counts, and it does not cover the whole document.
 */
export const findSignedRange = (file: Uint8Array): SignedRange | null => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  const text = bytes.toString('latin1');
  const found = [...text.matchAll(byteRange)];
  if (found[0] === undefined) return null;
  const [start = 0, before = 0, after = 0, rest = 0] = found[0].slice(1).map(Number);
  const gap = text.slice(start + before, after);
  if (start + before > after || after + rest > file.length || !hexadecimal.test(gap)) return null;
  return {
    contents: new Uint8Array(Buffer.from(gap.slice(1, -1), 'hex')),
    signed: [bytes.subarray(start, start + before), bytes.subarray(after, after + rest)],
    wholeDocument: start === 0 && after + rest === file.length && found.length === 1 && oneRevision(text),
    numbers: [start, before, after, rest],
  };
};
