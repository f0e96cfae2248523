import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { byteString } from '../../keys/byte-string.ts';
import { plainBytes } from '../../ledger/event.ts';
import { readCbor, writeCbor } from '../cbor.ts';

/** Where a desk keeps the office's list. What is loaded is verified again, so a store is not trusted. */
export type RosterStore = {
  /** All entries, in order; none when there is no list yet. */
  load(): readonly Uint8Array[];
  /** Durable when it returns. */
  save(entries: readonly Uint8Array[]): void;
};

/** A list that lives as long as the process: for tests and for a desk that is only looking. */
export function memoryRosterStore(start: readonly Uint8Array[] = []): RosterStore {
  let kept = start;
  return {
    load: () => kept,
    save: (entries) => {
      kept = entries;
    },
  };
}

const fileSchema = z.array(byteString());

/** A list in one file, replaced as a whole: a crash leaves the old one or the new one. An unreadable file loads as no list. */
export function fileRosterStore(path: string): RosterStore {
  return {
    load: () => {
      if (!existsSync(path)) return [];
      const read = fileSchema.safeParse(readCbor(plainBytes(readFileSync(path)))?.value);
      return read.success ? read.data : [];
    },
    save: (entries) => replaceFile(path, writeCbor([...entries])),
  };
}

/** Writes beside, flushes, renames, and flushes the folder, so that the name outlives a power cut too (Windows needs no such flush). */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const part = `${path}.part`;
  const file = openSync(part, 'w', 0o600);
  writeSync(file, bytes);
  fsyncSync(file);
  closeSync(file);
  renameSync(part, path);
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
