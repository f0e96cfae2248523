import { verify, type KeyObject } from 'node:crypto';
import { plainBytes } from '../../core/ledger/event.ts';
import { eventHash } from '../../core/ledger/signed-event.ts';
import { readStoredEvent } from '../../core/ledger/stored-event.ts';
import { failure, success, type Result } from '../../core/result.ts';

/** Events of one log, one after the other, each naming the one before by its hash: `first` is the place of the first. */
export type ReadBatch = { readonly first: number; readonly before: Uint8Array; readonly events: readonly { readonly hash: Uint8Array; readonly bytes: Uint8Array }[] };

/**
 * Why a batch is believed to be the desk's: each event was held against its key, or its signature stands under the log's size and root after the batch, which `takeIn` holds against the log
 * that it has (`docs/decisions/0023-one-signature-a-batch.md`).
 */
export type BatchProof = { readonly by: 'eachEvent' } | { readonly by: 'checkpoint'; readonly signature: Uint8Array };

export type CheckedBatch = ReadBatch & { readonly proof: BatchProof };

export type BatchProblem = 'eventUnreadable' | 'eventForged' | 'logBroken';

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

/** Reads a batch and holds the signature of each event against the desk's key, beside each other by the runtime's own threads. */
export async function checkBatch(log: string, bytes: readonly Uint8Array[], deskKey: KeyObject): Promise<Result<CheckedBatch, BatchProblem>> {
  const read = readBatch(log, bytes);
  if (!read.ok) return read;
  const forged = await firstForged(read.value.events, deskKey);
  return forged === -1 ? success({ ...read.value, proof: { by: 'eachEvent' } }) : failure('eventForged');
}

/** The place in the list of the first event that the desk of that key has not signed; -1 where it has signed all. */
export async function firstForged(events: ReadBatch['events'], deskKey: KeyObject): Promise<number> {
  const signed = await Promise.all(events.map(({ hash, bytes }) => isSigned(hash, readStoredEvent(bytes)?.deskSignature ?? new Uint8Array(), deskKey)));
  return signed.indexOf(false);
}

/** As `verifyDesk`, on another thread. */
const isSigned = (hash: Uint8Array, signature: Uint8Array, deskKey: KeyObject): Promise<boolean> =>
  new Promise((resolve) => {
    verify(null, hash, deskKey, signature, (error, holds) => resolve(error === null && holds));
  });
