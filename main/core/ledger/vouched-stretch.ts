import { verify } from 'node:crypto';
import type { Store } from '../db/store.ts';
import { publicKeyFromRaw } from '../keys/raw-keys.ts';
import { failure, success, type Result } from '../result.ts';
import type { EventAsRead } from './event-orders.ts';
import { keyRow, officeOfDesk, remembered, type ForeignEvent, type ForeignProblem } from './foreign-event.ts';

export type StretchProblem = Extract<ForeignProblem, 'eventUnreadable' | 'eventForged' | 'officerUnknown'> | 'logBroken';

/** Place of a stretch's first event, and the hash that this names as the one before; the identities of all. */
export type VouchedStretch = { readonly first: number; readonly before: Uint8Array; readonly hashes: readonly Uint8Array[] };

/**
 * Takes a stretch of one desk's log for said by it: each event names the one before by its hash, so one signature, the last event's, vouches for every byte of all of them and for their order, as at the
 * server (docs/decisions/0023-one-signature-a-batch.md). Afterwards they are read and taken in like any other. The signatures that stand in the events are for whoever is given one alone: they are to be
 * held against their keys later (`EventReader.prove`), officers' too. That each officer is known, and has signed at all, is seen to at once. `asRead` is what the events say, in their order, as `EventReader.read` gives it.
 */
export async function vouchTogether(store: Store, log: string, said: readonly ForeignEvent[], asRead: readonly (EventAsRead | null)[]): Promise<Result<VouchedStretch, StretchProblem>> {
  const read = asRead.filter((one) => one !== null);
  const [first] = read;
  const last = read.at(-1);
  const [of] = said;
  if (!first || !last || !of || read.length !== said.length) return failure('eventUnreadable');
  if (!isInOrder(log, read)) return failure('logBroken');
  if (!read.every(({ event, officerSignature }) => (event.actor === null) === (officerSignature === null))) return failure('eventForged');
  if (!(await isSignedBy(of.signingKey, last))) return failure('eventForged');
  if (!areKnown(store, of.desk, read)) return failure('officerUnknown');
  for (const [at, one] of read.entries()) {
    const { bytes } = said[at] ?? of;
    remembered({ bytes, desk: of.desk, signingKey: of.signingKey }, one);
  }
  return success({ first: first.event.seq, before: first.event.prev, hashes: read.map(({ hash }) => hash) });
}

function isInOrder(log: string, read: readonly EventAsRead[]): boolean {
  const name = Buffer.from(log, 'hex');
  return read.every(({ event }, at) => {
    const before = read[at - 1];
    return name.equals(event.log) && (!before || (event.seq === before.event.seq + 1 && Buffer.from(before.hash).equals(event.prev)));
  });
}

const isSignedBy = (signingKey: Uint8Array, { hash, deskSignature }: EventAsRead): Promise<boolean> =>
  new Promise((resolve) => {
    verify(null, hash, publicKeyFromRaw('ed25519', signingKey), deskSignature, (problem, holds) => resolve(problem === null && holds));
  });

/** Has this desk heard of each officer's key? */
function areKnown(store: Store, desk: string, read: readonly EventAsRead[]): boolean {
  const office = officeOfDesk(store, desk);
  const officers = new Map(read.flatMap(({ event: { actor } }) => (actor ? [{ person: actor.person, keyId: Buffer.from(actor.key).toString('hex') }] : [])).map((officer) => [`${officer.person}/${officer.keyId}`, officer]));
  return [...officers.values()].every((officer) => keyRow(store, office, officer) !== undefined);
}
