import { sign, verify, type KeyObject } from 'node:crypto';
import { plainBytes } from './event.ts';
import { checkpointText, noteKeyId, readNote, writeNote } from './signed-note.ts';

/** A signed statement "my log had this size and this root". */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array };

/** The desk's Ed25519 signature of a checkpoint, 64 bytes: of the text that its signed note has. */
export function checkpointSignature(checkpoint: Checkpoint, deskKey: KeyObject): Uint8Array {
  return plainBytes(sign(null, Buffer.from(checkpointText(checkpoint)), deskKey));
}

/** Has the holder of that key said that the log has this size and this root? */
export function isCheckpointOf(checkpoint: Checkpoint, signature: Uint8Array, deskKey: KeyObject): boolean {
  return verify(null, Buffer.from(checkpointText(checkpoint)), deskKey, signature);
}

/**
 * Text form of a checkpoint as a C2SP signed note (tlog-checkpoint), so that the standard tools verify it:
 * origin, size, root, an empty line, and one line with the Ed25519 signature.
 */
export function signCheckpoint(checkpoint: Checkpoint, deskKey: KeyObject, deskPublic: Uint8Array): string {
  const { origin } = checkpoint;
  return writeNote(checkpointText(checkpoint), origin, Buffer.concat([noteKeyId(origin, 1, deskPublic), checkpointSignature(checkpoint, deskKey)]));
}

/** Reads a signed note and checks its signature; null when it is not exactly such a note or not by this key. */
export function readCheckpoint(note: string, deskKey: KeyObject, deskPublic: Uint8Array): Checkpoint | null {
  const read = readNote(note);
  if (!read || read.signer !== read.origin) return null;
  const { origin, size, root, blob } = read;
  if (!blob.subarray(0, 4).equals(noteKeyId(origin, 1, deskPublic))) return null;
  return isCheckpointOf({ origin, size, root }, blob.subarray(4), deskKey) ? { origin, size, root } : null;
}
