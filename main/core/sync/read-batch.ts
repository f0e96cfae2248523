import { plainBytes } from '../ledger/event.ts';
import { eventHash } from '../ledger/signed-event.ts';
import { readStoredEvent } from '../ledger/stored-event.ts';
import { failure, success, type Result } from '../result.ts';

/** Events of one log, one after the other, each naming the one before by its hash: `first` is the place of the first. */
export type ReadBatch = { readonly first: number; readonly before: Uint8Array; readonly events: readonly { readonly hash: Uint8Array; readonly bytes: Uint8Array }[] };

/**
 * Reads a batch: places without gaps, each event the one that the next names. What an event says is not looked at: types of a newer version are kept and handed on (ledger.md 7.6, "Poison
 * event"). Total: any bytes give a batch or a problem.
 */
export function readBatch(log: string, bytes: readonly Uint8Array[]): Result<ReadBatch, 'eventUnreadable' | 'logBroken'> {
  const name = Buffer.from(log, 'hex');
  const [start] = bytes;
  const begins = start && readStoredEvent(start);
  if (!begins) return failure('eventUnreadable');
  const events: { hash: Uint8Array; bytes: Uint8Array }[] = [];
  let [seq, prev] = [begins.seq, begins.prev];
  for (const event of bytes) {
    const read = readStoredEvent(event);
    if (!read) return failure('eventUnreadable');
    if (!name.equals(read.log) || read.seq !== seq || Buffer.compare(read.prev, prev) !== 0) return failure('logBroken');
    const hash = eventHash(read.envelope);
    events.push({ hash, bytes: plainBytes(event) });
    [seq, prev] = [seq + 1, hash];
  }
  return success({ first: begins.seq, before: begins.prev, events });
}
