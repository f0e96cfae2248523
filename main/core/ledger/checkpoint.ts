import { createHash, sign, verify, type KeyObject } from 'node:crypto';

/** A signed statement "my log had this size and this root". */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array };

/**
 * Text form of a checkpoint as a C2SP signed note (tlog-checkpoint), so that the standard tools verify it:
 * origin, size, root, an empty line, and one line with the Ed25519 signature.
 */
export function signCheckpoint(checkpoint: Checkpoint, deskKey: KeyObject, deskPublic: Uint8Array): string {
  const text = checkpointText(checkpoint);
  const keyName = checkpoint.origin;
  const blob = Buffer.concat([noteKeyId(keyName, deskPublic), sign(null, Buffer.from(text), deskKey)]);
  return `${text}\n\u2014 ${keyName} ${blob.toString('base64')}\n`;
}

/** Reads a signed note and checks its signature; null when it is not exactly such a note or not by this key. */
export function readCheckpoint(note: string, deskKey: KeyObject, deskPublic: Uint8Array): Checkpoint | null {
  const match = /^(([^\n]+)\n(\d+)\n([A-Za-z0-9+/]{43}=)\n)\n\u2014 ([^ \n]+) ([A-Za-z0-9+/=]+)\n$/.exec(note);
  if (!match) return null;
  const [, text = '', origin = '', size = '', root = '', name = '', blob = ''] = match;
  const bytes = Buffer.from(blob, 'base64');
  if (bytes.toString('base64') !== blob) return null;
  if (name !== origin || !bytes.subarray(0, 4).equals(noteKeyId(name, deskPublic))) return null;
  if (!verify(null, Buffer.from(text), deskKey, bytes.subarray(4))) return null;
  return { origin, size: Number(size), root: new Uint8Array(Buffer.from(root, 'base64')) };
}

function checkpointText(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${Buffer.from(checkpoint.root).toString('base64')}\n`;
}

/** First 4 bytes of SHA-256(name, newline, algorithm 1, public key): the key hash of a signed note. */
function noteKeyId(name: string, deskPublic: Uint8Array): Buffer {
  return createHash('sha256').update(`${name}\n`).update(Uint8Array.of(1)).update(deskPublic).digest().subarray(0, 4);
}
