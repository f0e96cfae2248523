import type { KeyObject } from 'node:crypto';
import type { EventTable } from '../db/ledger-tables.ts';
import { publicKeyFromRaw } from '../keys/raw-keys.ts';
import { personKeyed, personRegistered } from '../office/events.ts';
import type { AuditedDesk, AuditProblem } from './audit.ts';
import { plainBytes, type EventBlob, type EventEnvelope } from './event.ts';
import { keyIdOf } from './foreign-event.ts';
import { checkpointInterval } from './ledger.ts';
import { MerkleTree } from './merkle.ts';
import { decodeSignedEvent, eventHash, verifyDesk, verifyOfficer, type SignedEvent } from './signed-event.ts';

/** What was read of one log so far; of another desk's log only parts are here. */
export type LogState = { readonly foreign: boolean; seq: number; hash: Uint8Array; readonly deskKey: KeyObject | null; readonly tree: MerkleTree; readonly roots: Map<number, string> };

/** What an audit knows while it reads event after event. */
export type Findings = {
  /** All logs that this desk has written, one an incarnation. */
  readonly ownLogs: ReadonlySet<string>;
  /** Events that lost against a retaking, by their hash in hex: the chain went on without them. */
  readonly setAside: ReadonlySet<string>;
  /** The keys under which logs of other desks were taken in, by log. */
  readonly deskKeys: ReadonlyMap<string, Uint8Array>;
  /** Logs that are of desks of other offices, with the marks of these. */
  readonly officesOfLogs: ReadonlyMap<string, string>;
  readonly problems: AuditProblem[];
  readonly logs: Map<string, LogState>;
  /** Hash of the last event of each file's chain. */
  readonly chains: Map<string, Uint8Array>;
  readonly officers: Map<string, KeyObject>;
  /** What the first event that names an attachment says of it. */
  readonly blobs: Map<string, EventBlob>;
};

export function noFindings({ ownLogs, deskKeys, officesOfLogs, setAside }: Pick<Findings, 'ownLogs' | 'deskKeys' | 'officesOfLogs' | 'setAside'>): Findings {
  return { ownLogs, deskKeys, officesOfLogs, setAside, problems: [], logs: new Map(), chains: new Map(), officers: new Map(), blobs: new Map() };
}

const noHash = new Uint8Array(32);
const same = (left: Uint8Array, right: Uint8Array): boolean => Buffer.from(left).equals(right);

type EventRow = { readonly [Column in keyof Omit<EventTable, 'position'>]: EventTable[Column] };

/** Checks one event against its own signatures, the event before it, its file's chain, and the columns that were read from it. */
export function auditEvent(findings: Findings, row: EventRow, desk: AuditedDesk): void {
  const where = `event ${row.log.slice(0, 8)}/${row.seq}`;
  const say = (what: string) => findings.problems.push({ where, what });
  let read: SignedEvent & { event: EventEnvelope };
  try {
    read = decodeSignedEvent(row.bytes);
  } catch {
    say('bytes are not an event');
    return;
  }
  const { event } = read;
  const hash = eventHash(read.envelope);
  const state = logOf(findings, desk, event);
  if (!columnsFollow(row, event)) say('columns differ from the signed bytes');
  if (row.desk === null ? !findings.ownLogs.has(row.log) : row.log === desk.ledger.logName) say('is said to be of another desk than its log');
  if (!same(hash, row.hash)) say('hash differs from the signed bytes');
  if (!isRecovered(findings, row)) auditPlace(state, event, say);
  if (!state.deskKey) say('belongs to a log that this desk does not know');
  else if (!verifyDesk(hash, read.deskSignature, state.deskKey)) say('the desk did not sign this');
  auditOfficer(read, hash, keyOf(findings, desk, read.event), say);
  auditChain(findings, event, hash, say);
  noteBlobs(findings, event);
  if (!isRecovered(findings, row)) advance(state, event, hash);
  if (event.type === personRegistered.name || event.type === personKeyed.name) learnOfficer(findings, event);
}

type Say = (what: string) => void;

/** What this desk lost and has back from others stood on a branch of its old log that ended with the loss. */
function isRecovered({ ownLogs }: Findings, row: EventRow): boolean {
  return row.desk !== null && ownLogs.has(row.log);
}

function auditPlace(state: LogState, event: EventEnvelope, say: Say): void {
  if (state.foreign && event.seq !== state.seq + 1) return;
  if (event.seq !== state.seq + 1) say(event.seq > state.seq ? `events ${state.seq + 1} to ${event.seq - 1} are missing` : 'out of order');
  if (!same(event.prev, state.hash)) say('does not follow the event before it');
}

function noteBlobs(findings: Findings, event: EventEnvelope): void {
  for (const blob of event.blobs) {
    const name = Buffer.from(blob.hash).toString('hex');
    if (!findings.blobs.has(name)) findings.blobs.set(name, blob);
  }
}

function advance(state: LogState, event: EventEnvelope, hash: Uint8Array): void {
  state.seq = event.seq;
  state.hash = hash;
  if (state.foreign) return;
  state.tree.add(hash);
  if (state.tree.size % checkpointInterval === 0) state.roots.set(state.tree.size, Buffer.from(state.tree.root()).toString('hex'));
}

function columnsFollow(row: EventRow, event: EventEnvelope): boolean {
  return (
    row.log === Buffer.from(event.log).toString('hex') &&
    row.seq === event.seq &&
    same(row.prev, event.prev) &&
    row.type === event.type &&
    row.type_version === event.typeVersion &&
    row.file === (event.file?.id ?? null) &&
    row.epoch === (event.file?.epoch ?? null) &&
    row.wall === event.wall
  );
}

/** The key of the log: the desk's own, or the one that the list of desks vouched for. Anybody can begin a log of his own: one that nothing vouches for counts for nothing. */
function logOf(findings: Findings, desk: AuditedDesk, event: EventEnvelope): LogState {
  const log = Buffer.from(event.log).toString('hex');
  const known = findings.logs.get(log);
  if (known) return known;
  const own = findings.ownLogs.has(log);
  const raw = own ? desk.identity.publicKey : findings.deskKeys.get(log);
  const deskKey = raw ? publicKeyFromRaw('ed25519', plainBytes(raw)) : null;
  const state: LogState = { foreign: !own && deskKey !== null, seq: 0, hash: noHash, deskKey, tree: new MerkleTree(), roots: new Map() };
  findings.logs.set(log, state);
  return state;
}

/** Officers of another office are known by what that office has signed of itself; they count for what its own desks say. */
function keyOf(findings: Findings, { store }: AuditedDesk, { actor, log }: EventEnvelope): KeyObject | undefined {
  if (!actor) return undefined;
  const keyId = Buffer.from(actor.key).toString('hex');
  const office = findings.officesOfLogs.get(Buffer.from(log).toString('hex')) ?? '';
  if (office === '') return findings.officers.get(`${actor.person}/${keyId}`);
  const name = `${office}/${actor.person}/${keyId}`;
  const known = findings.officers.get(name);
  if (known) return known;
  const row = store.first(store.build.selectFrom('other_person_key').select('signing_key').where('office', '=', office).where('person_id', '=', actor.person).where('key_id', '=', keyId));
  const key = row && publicKeyFromRaw('ed25519', plainBytes(row.signing_key));
  if (key) findings.officers.set(name, key);
  return key;
}

function auditOfficer(read: SignedEvent & { event: EventEnvelope }, hash: Uint8Array, key: KeyObject | undefined, say: Say): void {
  const { actor } = read.event;
  if (!actor) {
    if (read.officerSignature) say('signed by an officer who is not named');
    return;
  }
  if (!key) say('signed with a key that no person of this office has');
  else if (!read.officerSignature || !verifyOfficer(hash, read.officerSignature, key)) say('the officer did not sign this');
}

function auditChain(findings: Findings, event: EventEnvelope, hash: Uint8Array, say: Say): void {
  if (!event.file || findings.setAside.has(Buffer.from(hash).toString('hex'))) return;
  const previous = findings.chains.get(event.file.id) ?? noHash;
  if (!same(event.file.previous, previous)) say(`breaks the chain of file ${event.file.id}`);
  findings.chains.set(event.file.id, hash);
}

function learnOfficer(findings: Findings, event: EventEnvelope): void {
  const body = (event.type === personRegistered.name ? personRegistered : personKeyed).body.safeParse(event.body);
  if (!body.success) return;
  findings.officers.set(`${body.data.id}/${keyIdOf(body.data.signingKey)}`, publicKeyFromRaw('ed25519', plainBytes(body.data.signingKey)));
}
