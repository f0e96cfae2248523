import { verify, type KeyObject } from 'node:crypto';
import { plainBytes } from '../../core/ledger/event.ts';
import { decodeSignedEvent, eventHash } from '../../core/ledger/signed-event.ts';
import { failure, success, type Result } from '../../core/result.ts';

/** Events of one log, one after the other, each signed by the desk: `first` is the place of the first. */
export type CheckedBatch = { readonly first: number; readonly before: Uint8Array; readonly events: readonly { readonly hash: Uint8Array; readonly bytes: Uint8Array }[] };

export type BatchProblem = 'eventUnreadable' | 'eventForged' | 'logBroken';

/**
 * Holds a batch against the desk's key: place, hash of the event before, signature of each. What an event says is not looked at: types of a newer version are
 * kept and handed on (ledger.md 7.6, "Poison event"). Total: any bytes give a batch or a problem.
 * Signatures are checked beside each other by the runtime's own threads.
 */
export async function checkBatch(log: string, bytes: readonly Uint8Array[], deskKey: KeyObject): Promise<Result<CheckedBatch, BatchProblem>> {
  const read = bytes.map(readEvent);
  const [start] = read;
  if (!start || read.some((event) => event === null)) return failure('eventUnreadable');
  const events: { hash: Uint8Array; bytes: Uint8Array }[] = [];
  const checks: Promise<boolean>[] = [];
  let [seq, prev] = [start.seq, start.prev];
  for (const event of read) {
    if (!event) return failure('eventUnreadable');
    if (event.log !== log || event.seq !== seq || !Buffer.from(event.prev).equals(prev)) return failure('logBroken');
    checks.push(isSigned(event, deskKey));
    events.push({ hash: event.hash, bytes: event.bytes });
    [seq, prev] = [seq + 1, event.hash];
  }
  if ((await Promise.all(checks)).includes(false)) return failure('eventForged');
  return success({ first: start.seq, before: start.prev, events });
}

/** As `verifyDesk`, on another thread. */
const isSigned = ({ hash, signature }: { readonly hash: Uint8Array; readonly signature: Uint8Array }, deskKey: KeyObject): Promise<boolean> =>
  new Promise((resolve) => {
    verify(null, hash, deskKey, signature, (error, holds) => resolve(error === null && holds));
  });

function readEvent(bytes: Uint8Array) {
  try {
    const { envelope, deskSignature, event } = decodeSignedEvent(bytes);
    return { log: Buffer.from(event.log).toString('hex'), seq: event.seq, prev: event.prev, hash: plainBytes(eventHash(envelope)), signature: deskSignature, bytes: plainBytes(bytes) };
  } catch {
    return null;
  }
}
