import { sign, verify, type KeyObject } from 'node:crypto';
import { checkpointText, noteKeyId, readNote, writeNote } from './signed-note.ts';

/** A signed statement "my log had this size and this root". */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array };

/**
 * Text form of a checkpoint as a C2SP signed note (tlog-checkpoint), so that the standard tools verify it:
 * origin, size, root, an empty line, and one line with the Ed25519 signature.
 */
export function signCheckpoint(checkpoint: Checkpoint, deskKey: KeyObject, deskPublic: Uint8Array): string {
  const text = checkpointText(checkpoint);
  const { origin } = checkpoint;
  return writeNote(text, origin, Buffer.concat([noteKeyId(origin, 1, deskPublic), sign(null, Buffer.from(text), deskKey)]));
}

/** Reads a signed note and checks its signature; null when it is not exactly such a note or not by this key. */
export function readCheckpoint(note: string, deskKey: KeyObject, deskPublic: Uint8Array): Checkpoint | null {
  const read = readNote(note);
  if (!read || read.signer !== read.origin) return null;
  const { text, origin, size, root, blob } = read;
  if (!blob.subarray(0, 4).equals(noteKeyId(origin, 1, deskPublic))) return null;
  return verify(null, Buffer.from(text), deskKey, blob.subarray(4)) ? { origin, size, root } : null;
}
