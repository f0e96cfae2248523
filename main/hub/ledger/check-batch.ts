import type { KeyObject } from 'node:crypto';
import { plainBytes } from '../../core/ledger/event.ts';
import { decodeSignedEvent, eventHash, verifyDesk } from '../../core/ledger/signed-event.ts';
import { failure, success, type Result } from '../../core/result.ts';

/** Events of one log, one after the other, each signed by the desk: `first` is the place of the first. */
export type CheckedBatch = { readonly first: number; readonly before: Uint8Array; readonly events: readonly { readonly hash: Uint8Array; readonly bytes: Uint8Array }[] };

export type BatchProblem = 'eventUnreadable' | 'eventForged' | 'logBroken';

/**
 * Holds a batch against the desk's key: place, hash of the event before, signature of each. What an event says is not looked at: types of a newer version are
 * kept and handed on (ledger.md 7.6, "Poison event"). Total: any bytes give a batch or a problem.
 */
export function checkBatch(log: string, bytes: readonly Uint8Array[], deskKey: KeyObject): Result<CheckedBatch, BatchProblem> {
  const read = bytes.map(readEvent);
  const [start] = read;
  if (!start || read.some((event) => event === null)) return failure('eventUnreadable');
  const events: { hash: Uint8Array; bytes: Uint8Array }[] = [];
  let [seq, prev] = [start.seq, start.prev];
  for (const event of read) {
    if (!event) return failure('eventUnreadable');
    if (event.log !== log || event.seq !== seq || !Buffer.from(event.prev).equals(prev)) return failure('logBroken');
    if (!verifyDesk(event.hash, event.signature, deskKey)) return failure('eventForged');
    events.push({ hash: event.hash, bytes: event.bytes });
    [seq, prev] = [seq + 1, event.hash];
  }
  return success({ first: start.seq, before: start.prev, events });
}

function readEvent(bytes: Uint8Array) {
  try {
    const { envelope, deskSignature, event } = decodeSignedEvent(bytes);
    return { log: Buffer.from(event.log).toString('hex'), seq: event.seq, prev: event.prev, hash: plainBytes(eventHash(envelope)), signature: deskSignature, bytes: plainBytes(bytes) };
  } catch {
    return null;
  }
}
