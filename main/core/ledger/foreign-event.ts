import { createHash, verify, type KeyObject } from 'node:crypto';
import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import { publicKeyFromRaw } from '../keys/raw-keys.ts';
import { failure, success, type Result } from '../result.ts';
import { plainBytes, type EventEnvelope } from './event.ts';
import { decodeSignedEvent, eventHash, officerMessage, type SignedEvent } from './signed-event.ts';

/** An event of another desk as it came: its exact bytes, and the desk that the list of desks knows by this Ed25519 key (32 raw bytes). */
export type ForeignEvent = { readonly bytes: Uint8Array; readonly desk: string; readonly signingKey: Uint8Array };

/**
 * Why an event is not taken in. `eventForked`: its desk has said something else in the same place. `officerUnknown`: signed with a key
 * of which this desk has not heard yet. `chainBroken`: it does not go on from what is here of its file. `eventNotTheirs`: it makes the office
 * record, and did not come as the registrar's desk's.
 */
export type ForeignProblem = 'eventUnreadable' | 'eventForged' | 'eventForked' | 'officerUnknown' | 'chainBroken' | 'eventNotTheirs';

export type ReadEvent = { readonly event: EventEnvelope; readonly hash: Uint8Array };

/** How events name an officer's key: the first 8 bytes of SHA-256 of it, in hex. */
export function keyIdOf(signingKey: Uint8Array): string {
  return createHash('sha256').update(signingKey).digest('hex').slice(0, 16);
}

type Held = ReadEvent & Pick<ForeignEvent, 'desk' | 'signingKey'>;

/** Events for which their desk has vouched, by their bytes: one is read when it comes and again when it is taken in, and the two signatures are most of the work. */
const verified = new WeakMap<Uint8Array, Held>();

/** Reads an event, whose bytes must stay as they are, and holds it against the keys of its desk and its officer. Total: any bytes give an event or a problem. */
export function readForeignEvent(store: Store, said: ForeignEvent): Result<ReadEvent, ForeignProblem> {
  const known = verified.get(said.bytes);
  if (known?.desk === said.desk && Buffer.from(known.signingKey).equals(said.signingKey)) return success(known);
  const claimed = claimedBy(store, said);
  if (!claimed || !isRight(claimed.byDesk)) return failure(claimed ? 'eventForged' : 'eventUnreadable');
  if (!claimed.byOfficer.ok) return failure(claimed.byOfficer.error.code);
  const { value } = claimed.byOfficer;
  return value && !isRight(value) ? failure('eventForged') : success(remembered(said, claimed));
}

/**
 * Does the long part of reading events on the runtime's own threads, so that `readForeignEvent` finds it done. Of an event that does not hold, or not yet, nothing
 * is remembered: reading it says why.
 */
export async function verifyAhead(store: Store, events: readonly ForeignEvent[]): Promise<void> {
  await Promise.all(
    events.map(async (said) => {
      const claimed = verified.has(said.bytes) ? null : claimedBy(store, said);
      if (!claimed?.byOfficer.ok) return;
      const { value } = claimed.byOfficer;
      const right = await Promise.all([claimed.byDesk, ...(value ? [value] : [])].map(isRightBeside));
      if (right.every(Boolean)) remembered(said, claimed);
    }),
  );
}

const keyOfLog = reused(({ log }: { log: string }) => sqlBuilder.selectFrom('desk_log').select('signing_key').where('log', '=', log));
const seqOf = reused(({ hash }: { hash: Uint8Array }) => sqlBuilder.selectFrom('event').select('seq').where('hash', '=', hash));
const keyOfOfficer = reused((given: { person: string; keyId: string }) =>
  sqlBuilder.selectFrom('person_key').select('signing_key').where('person_id', '=', given.person).where('key_id', '=', given.keyId),
);

const officeOfOtherDesk = reused(({ desk }: { desk: string }) => sqlBuilder.selectFrom('other_desk').select('office').where('desk', '=', desk));
const keyOfOtherOfficer = reused((given: { office: string; person: string; keyId: string }) =>
  sqlBuilder.selectFrom('other_person_key').select('signing_key').where('office', '=', given.office).where('person_id', '=', given.person).where('key_id', '=', given.keyId),
);

/** What an event says, of which it was seen before that its signatures hold. Throws for bytes that are no event. */
export const eventOf = ({ bytes }: Pick<ForeignEvent, 'bytes'>): EventEnvelope => verified.get(bytes)?.event ?? decodeSignedEvent(bytes).event;

/** A log is of the desk that began it: nobody else's events belong there. `nobodys`: nothing of it is here. */
export function ownerOfLog(store: Store, log: string, { signingKey }: ForeignEvent): 'theirs' | 'anothers' | 'nobodys' {
  const known = store.first(keyOfLog({ log }));
  if (!known) return 'nobodys';
  return Buffer.from(known.signing_key).equals(signingKey) ? 'theirs' : 'anothers';
}

/** Mark of the other office whose desk that is; empty for a desk of this office. */
export function officeOfDesk(store: Store, desk: string): string {
  return store.first(officeOfOtherDesk({ desk }))?.office ?? '';
}

/** An officer's key, raw: a desk vouches for the officers of its own office, and for nobody of another. */
export const keyRow = (store: Store, office: string, key: { readonly person: string; readonly keyId: string }) =>
  store.first(office === '' ? keyOfOfficer(key) : keyOfOtherOfficer({ ...key, office }));

/** Does the event stand in the ledger, whoever said it? */
export function isHere(store: Store, hash: Uint8Array): boolean {
  return store.first(seqOf({ hash })) !== undefined;
}

type Signature = { readonly message: Uint8Array; readonly key: KeyObject; readonly signature: Uint8Array };
type Claimed = ReadEvent & { readonly byDesk: Signature; readonly byOfficer: Result<Signature | null, 'eventForged' | 'officerUnknown'> };

/** What an event says of itself, and the signatures that have to hold for it; null for bytes that are no event. */
function claimedBy(store: Store, { bytes, desk, signingKey }: ForeignEvent): Claimed | null {
  const read = decoded(bytes);
  if (!read) return null;
  const hash = plainBytes(eventHash(read.envelope));
  return { event: read.event, hash, byDesk: { message: hash, key: keyOf(signingKey), signature: read.deskSignature }, byOfficer: officerSignature(store, { ...read, desk }, hash) };
}

function officerSignature(store: Store, { event: { actor }, officerSignature: signature, desk }: SignedEvent & { readonly event: EventEnvelope; readonly desk: string }, hash: Uint8Array): Claimed['byOfficer'] {
  if (!actor) return signature === null ? success(null) : failure('eventForged');
  if (!signature) return failure('eventForged');
  const row = keyRow(store, officeOfDesk(store, desk), { person: actor.person, keyId: Buffer.from(actor.key).toString('hex') });
  return row ? success({ message: officerMessage(hash), key: keyOf(plainBytes(row.signing_key)), signature }) : failure('officerUnknown');
}

/** Only for an event of which the desk's signature was seen to hold: `readForeignEvent` then looks at none of its signatures again. */
export function remembered({ bytes, desk, signingKey }: ForeignEvent, { event, hash }: ReadEvent): ReadEvent {
  const read = { event, hash, desk, signingKey };
  verified.set(bytes, read);
  return read;
}

const isRight = ({ message, key, signature }: Signature): boolean => verify(null, message, key, signature);

/** The same on another thread. */
const isRightBeside = ({ message, key, signature }: Signature): Promise<boolean> =>
  new Promise((resolve) => {
    verify(null, message, key, signature, (problem, holds) => resolve(problem === null && holds));
  });

/** Keys of an office are few, and making one costs a quarter of what it then verifies. */
const mostKeys = 1_000;
const keys = new Map<string, KeyObject>();

function keyOf(raw: Uint8Array): KeyObject {
  const name = Buffer.from(raw).toString('hex');
  const key = keys.get(name) ?? publicKeyFromRaw('ed25519', raw);
  if (keys.size >= mostKeys) keys.clear();
  keys.set(name, key);
  return key;
}

function decoded(bytes: Uint8Array): (SignedEvent & { readonly event: EventEnvelope }) | null {
  try {
    return decodeSignedEvent(bytes);
  } catch {
    return null;
  }
}
