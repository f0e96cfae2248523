import { createHash } from 'node:crypto';
import type { Checkpoint } from './checkpoint.ts';

/** A checkpoint with one signature line, as a C2SP signed note has it; nothing in it is verified. */
export type SignedNote = Checkpoint & {
  /** What is signed: the lines before the empty one, with their ends. */
  readonly text: string;
  readonly signer: string;
  /** Key hash of 4 bytes, then what the algorithm of the signature says. */
  readonly blob: Buffer;
};

const form = /^(([^\n]+)\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\n)\n\u2014 ([^ \n]+) ([A-Za-z0-9+/=]+)\n$/;

/** What is signed of a checkpoint: origin, size and root, a line each. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
}

export function writeNote(text: string, signer: string, blob: Uint8Array): string {
  return `${text}\n\u2014 ${signer} ${Buffer.from(blob).toString('base64')}\n`;
}

/** Reads a note with exactly one signature line in exactly one form; null for any other text. */
export function readNote(note: string): SignedNote | null {
  const match = form.exec(note);
  if (!match) return null;
  const [, text = '', origin = '', size = '', root = '', signer = '', signature = ''] = match;
  const blob = Buffer.from(signature, 'base64');
  if (blob.toString('base64') !== signature) return null;
  return { text, origin, size: Number(size), root: new Uint8Array(Buffer.from(root, 'base64')), signer, blob };
}

/** First 4 bytes of SHA-256(name, newline, algorithm, public key): the key hash of a signed note. 1 is Ed25519, 4 a cosignature. */
export function noteKeyId(name: string, algorithm: 1 | 4, publicKey: Uint8Array): Buffer {
  return createHash('sha256').update(`${name}\n`).update(Uint8Array.of(algorithm)).update(publicKey).digest().subarray(0, 4);
}
