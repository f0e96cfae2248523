import { verify, type KeyObject } from 'node:crypto';
import { readStoredEvent } from '../../core/ledger/stored-event.ts';
import { failure, success, type Result } from '../../core/result.ts';
import { readBatch, type ReadBatch } from '../../core/sync/read-batch.ts';

/**
 * Why a batch is believed to be the desk's: each event was held against its key, or its signature stands under the log's size and root after the batch, which `takeIn` holds against the log
 * that it has (`docs/decisions/0023-one-signature-a-batch.md`).
 */
export type BatchProof = { readonly by: 'eachEvent' } | { readonly by: 'checkpoint'; readonly signature: Uint8Array };

export type CheckedBatch = ReadBatch & { readonly proof: BatchProof };

export type BatchProblem = 'eventUnreadable' | 'eventForged' | 'logBroken';

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
