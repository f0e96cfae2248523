import { createHash } from 'node:crypto';
import type { Store } from '../db/store.ts';
import { publicKeyFromRaw } from '../keys/raw-keys.ts';
import { failure, success, type Result } from '../result.ts';
import { plainBytes, type EventEnvelope } from './event.ts';
import { decodeSignedEvent, eventHash, verifyDesk, verifyOfficer, type SignedEvent } from './signed-event.ts';

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

/** Events whose signatures held: one is read when it comes and again when it is taken in, and the two signatures are most of the work. */
const verified = new WeakMap<ForeignEvent, ReadEvent>();

/** Reads an event, whose bytes must stay as they are, and holds it against the keys of its desk and its officer. Total: any bytes give an event or a problem. */
export function readForeignEvent(store: Store, said: ForeignEvent): Result<ReadEvent, ForeignProblem> {
  const known = verified.get(said);
  if (known) return success(known);
  const read = decoded(said.bytes);
  if (!read) return failure('eventUnreadable');
  const hash = plainBytes(eventHash(read.envelope));
  if (!verifyDesk(hash, read.deskSignature, publicKeyFromRaw('ed25519', said.signingKey))) return failure('eventForged');
  const problem = officerProblem(store, { ...read, desk: said.desk }, hash);
  if (problem !== null) return failure(problem);
  const held = { event: read.event, hash };
  verified.set(said, held);
  return success(held);
}

/** A log is of the desk that began it: nobody else's events belong there. */
export function isLogOf(store: Store, log: string, { signingKey }: ForeignEvent): boolean {
  const known = store.first(store.build.selectFrom('desk_log').select('signing_key').where('log', '=', log));
  return known === undefined || Buffer.from(known.signing_key).equals(signingKey);
}

/** Mark of the other office whose desk that is; empty for a desk of this office. */
export function officeOfDesk(store: Store, desk: string): string {
  return store.first(store.build.selectFrom('other_desk').select('office').where('desk', '=', desk))?.office ?? '';
}

/** A desk vouches for the officers of its own office, and for nobody of another. */
function keyRow(store: Store, office: string, { person, keyId }: { readonly person: string; readonly keyId: string }) {
  const { build } = store;
  return office === ''
    ? store.first(build.selectFrom('person_key').select('signing_key').where('person_id', '=', person).where('key_id', '=', keyId))
    : store.first(build.selectFrom('other_person_key').select('signing_key').where('office', '=', office).where('person_id', '=', person).where('key_id', '=', keyId));
}

/** Does the event stand in the ledger, whoever said it? */
export function isHere(store: Store, hash: Uint8Array): boolean {
  return store.first(store.build.selectFrom('event').select('seq').where('hash', '=', hash)) !== undefined;
}

function decoded(bytes: Uint8Array): (SignedEvent & { readonly event: EventEnvelope }) | null {
  try {
    return decodeSignedEvent(bytes);
  } catch {
    return null;
  }
}

function officerProblem(store: Store, { event, officerSignature, desk }: SignedEvent & { readonly event: EventEnvelope; readonly desk: string }, hash: Uint8Array): 'eventForged' | 'officerUnknown' | null {
  const { actor } = event;
  if (!actor) return officerSignature === null ? null : 'eventForged';
  if (!officerSignature) return 'eventForged';
  const keyId = Buffer.from(actor.key).toString('hex');
  const row = keyRow(store, officeOfDesk(store, desk), { person: actor.person, keyId });
  if (!row) return 'officerUnknown';
  return verifyOfficer(hash, officerSignature, publicKeyFromRaw('ed25519', plainBytes(row.signing_key))) ? null : 'eventForged';
}
