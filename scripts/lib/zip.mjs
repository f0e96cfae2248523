import { createReadStream, createWriteStream, mkdirSync, openSync, readSync, closeSync, fstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeaderBytes = 30;

/**
 * Unpacks those entries of a zip file for which `placeFor(name)` names a place under `folder`.
 * For one known archive (no encryption, no zip64), so that its 25,000 unneeded files are never written.
 */
export async function unzip(path, folder, placeFor) {
  const wanted = readDirectory(path)
    .map((entry) => ({ ...entry, place: entry.name.endsWith('/') ? undefined : placeFor(entry.name) }))
    .filter((entry) => entry.place !== undefined);
  for (const entry of wanted) {
    const target = join(folder, entry.place);
    mkdirSync(dirname(target), { recursive: true });
    const start = entry.offset + localHeaderBytes + localNamesLength(path, entry.offset);
    await copyEntry(path, { ...entry, start, target });
  }
  return wanted.length;
}

async function copyEntry(path, { start, compressedSize, method, mode, target }) {
  if (compressedSize === 0) return void createWriteStream(target, { mode }).end();
  const source = createReadStream(path, { start, end: start + compressedSize - 1 });
  const steps = method === 0 ? [source] : [source, createInflateRaw()];
  await pipeline(...steps, createWriteStream(target, { mode }));
}

function readDirectory(path) {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const tail = readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || tail.readUInt32LE(end) !== endOfDirectory) throw new Error(`${path} is not a zip file`);
    const directory = readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    return [...entriesOf(directory)];
  } finally {
    closeSync(file);
  }
}

function* entriesOf(directory) {
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === directoryEntry) {
    const nameLength = directory.readUInt16LE(at + 28);
    yield {
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777 || 0o644,
      offset: directory.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
}

function localNamesLength(path, offset) {
  const file = openSync(path, 'r');
  try {
    const header = readAt(file, offset, localHeaderBytes);
    return header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    closeSync(file);
  }
}

function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  readSync(file, buffer, 0, length, position);
  return buffer;
}
