import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { decryptBytes, encryptBytes } from '../keys/aes-gcm.ts';
import { byteString } from '../keys/byte-string.ts';
import { readCbor, writeCbor } from '../lan/cbor.ts';
import { replaceFile } from '../lan/roster/roster-store.ts';
import { plainBytes } from '../ledger/event.ts';

const sealed = z.tuple([z.literal(1), byteString(12), byteString(), byteString(16)]);

/** The file's name is sealed in: no sealed file can stand in the place of another. */
const contextOf = (path: string): Uint8Array => plainBytes(Buffer.from(`daftar sealed file 1 ${basename(path)}`));

/** Keeps bytes in a file that only this desk's secret opens; durable when it returns. */
export function writeSealedFile(path: string, secret: Uint8Array, content: Uint8Array): void {
  const { nonce, ciphertext, tag } = encryptBytes(secret, content, contextOf(path));
  replaceFile(path, writeCbor([1, nonce, ciphertext, tag]));
}

/** The bytes of such a file; null where there is none, or where it was not written under this name with this secret. */
export function readSealedFile(path: string, secret: Uint8Array): Uint8Array | null {
  if (!existsSync(path)) return null;
  const read = sealed.safeParse(readCbor(plainBytes(readFileSync(path)))?.value);
  if (!read.success) return null;
  const [, nonce, ciphertext, tag] = read.data;
  return decryptBytes(secret, { nonce, ciphertext, tag }, contextOf(path));
}
