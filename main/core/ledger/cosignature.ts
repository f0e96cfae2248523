import { sign, verify, type KeyObject } from 'node:crypto';
import type { Checkpoint } from './checkpoint.ts';
import { checkpointText, noteKeyId, readNote, writeNote } from './signed-note.ts';

/** Who cosigns: its name as it stands in the note, and its Ed25519 key (32 raw bytes). */
export type Witness = { readonly name: string; readonly publicKey: Uint8Array };

const keyIdLength = 4;
const timeLength = 8;
const signatureLength = 64;

/**
 * The statement of a server that it durably holds a log up to a checkpoint, as a C2SP tlog-cosignature/v1 in a signed note: acknowledgement, fork
 * detector, proof of a backup and legal receipt in one (ledger.md 0, fact 13). `at`: seconds since 1970.
 */
export function cosign(checkpoint: Checkpoint, { name, publicKey }: Witness, key: KeyObject, at: number): string {
  const text = checkpointText(checkpoint);
  const time = Buffer.alloc(timeLength);
  time.writeBigUInt64BE(BigInt(at));
  return writeNote(text, name, Buffer.concat([noteKeyId(name, 4, publicKey), time, sign(null, signedText(text, BigInt(at)), key)]));
}

/** Reads a cosigned checkpoint; null when it is not exactly such a note, or not by this witness. `at`: seconds since 1970. */
export function readCosignature(note: string, { name, publicKey }: Witness, key: KeyObject): (Checkpoint & { readonly at: number }) | null {
  const read = readNote(note);
  if (!read || read.signer !== name || read.blob.length !== keyIdLength + timeLength + signatureLength) return null;
  const { text, origin, size, root, blob } = read;
  const at = blob.readBigUInt64BE(keyIdLength);
  if (!blob.subarray(0, keyIdLength).equals(noteKeyId(name, 4, publicKey))) return null;
  return verify(null, signedText(text, at), key, blob.subarray(keyIdLength + timeLength)) ? { origin, size, root, at: Number(at) } : null;
}

function signedText(text: string, at: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${at}\n${text}`);
}
