import type { KeyObject } from 'node:crypto';
import { createHash } from 'node:crypto';
import { openDatabase } from '../db/open-database.ts';
import { projectionTables } from '../db/schema.ts';
import type { Store } from '../db/store.ts';
import type { Desk } from '../desk.ts';
import { publicKeyFromRaw } from '../keys/raw-keys.ts';
import { personRegistered } from '../office/events.ts';
import { readCheckpoint } from './checkpoint.ts';
import { plainBytes, type EventEnvelope } from './event.ts';
import { readHighWater } from './high-water.ts';
import { MerkleTree } from './merkle.ts';
import { decodeSignedEvent, eventHash, verifyDesk, verifyOfficer, type SignedEvent } from './signed-event.ts';
import { join } from 'node:path';

export type AuditProblem = { readonly where: string; readonly what: string };
export type AuditReport = { readonly ok: boolean; readonly events: number; readonly logs: number; readonly problems: AuditProblem[] };

type LogState = { seq: number; hash: Uint8Array; deskKey: KeyObject | null; tree: MerkleTree; roots: Map<number, string> };
type Findings = {
  readonly problems: AuditProblem[];
  readonly logs: Map<string, LogState>;
  readonly chains: Map<string, Uint8Array>;
  readonly officers: Map<string, KeyObject>;
  readonly blobs: Set<string>;
};

const noHash = new Uint8Array(32);
const same = (left: Uint8Array, right: Uint8Array): boolean => Buffer.from(left).equals(right);

/**
 * Reads the whole ledger and says where it is not what was written: any edit, deletion, insertion, reorder or truncation of
 * events, checkpoints and attachments, and any table that does not follow from the events.
 */
export function audit(desk: Desk): AuditReport {
  const { store } = desk;
  const findings: Findings = { problems: [], logs: new Map(), chains: new Map(), officers: new Map(), blobs: new Set() };
  let events = 0;
  for (const row of store.each(store.build.selectFrom('event').selectAll().orderBy('position'))) {
    events += 1;
    auditRow(findings, row, desk);
  }
  auditEnd(findings, desk);
  auditCheckpoints(findings, desk);
  auditBlobs(findings, desk);
  if (findings.problems.length === 0) auditProjections(findings, desk);
  return { ok: findings.problems.length === 0, events, logs: findings.logs.size, problems: findings.problems };
}

type EventRow = {
  readonly position: number;
  readonly log: string;
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly prev: Uint8Array;
  readonly type: string;
  readonly file: string | null;
  readonly bytes: Uint8Array;
};

function auditRow(findings: Findings, row: EventRow, desk: Desk): void {
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
  const log = Buffer.from(event.log).toString('hex');
  const state = findings.logs.get(log) ?? newLog(desk, log, event);
  findings.logs.set(log, state);
  if (log !== row.log || event.seq !== row.seq || event.type !== row.type || (event.file?.id ?? null) !== row.file) say('columns differ from the signed bytes');
  if (!same(hash, row.hash)) say('hash differs from the signed bytes');
  if (event.seq !== state.seq + 1) say(event.seq > state.seq ? `events ${state.seq + 1} to ${event.seq - 1} are missing` : 'out of order');
  if (!same(event.prev, state.hash)) say('does not follow the event before it');
  if (!state.deskKey || !verifyDesk(hash, read.deskSignature, state.deskKey)) say('the desk did not sign this');
  auditOfficer(findings, read, hash, say);
  auditChain(findings, event, hash, say);
  for (const blob of event.blobs) findings.blobs.add(Buffer.from(blob.hash).toString('hex'));
  state.seq = event.seq;
  state.hash = hash;
  state.tree.add(hash);
  if (state.tree.size % 256 === 0) state.roots.set(state.tree.size, Buffer.from(state.tree.root()).toString('hex'));
  if (event.type === personRegistered.name) learnOfficer(findings, event);
}

/** Our own log must begin with our own key; another log brings its key in its first event. */
function newLog(desk: Desk, log: string, first: EventEnvelope): LogState {
  const own = log === desk.ledger.logName;
  const key = own ? desk.identity.publicKey : first.body['key'];
  const deskKey = key instanceof Uint8Array && key.length === 32 ? publicKeyFromRaw('ed25519', key) : null;
  return { seq: 0, hash: noHash, deskKey, tree: new MerkleTree(), roots: new Map() };
}

function auditOfficer(findings: Findings, read: SignedEvent & { event: EventEnvelope }, hash: Uint8Array, say: (what: string) => void): void {
  const { actor } = read.event;
  if (!actor) {
    if (read.officerSignature) say('signed by an officer who is not named');
    return;
  }
  const key = findings.officers.get(`${actor.person}/${Buffer.from(actor.key).toString('hex')}`);
  if (!key) say('signed with a key that no person of this office has');
  else if (!read.officerSignature || !verifyOfficer(hash, read.officerSignature, key)) say('the officer did not sign this');
}

function auditChain(findings: Findings, event: EventEnvelope, hash: Uint8Array, say: (what: string) => void): void {
  if (!event.file) return;
  const previous = findings.chains.get(event.file.id) ?? noHash;
  if (!same(event.file.previous, previous)) say(`breaks the chain of file ${event.file.id}`);
  findings.chains.set(event.file.id, hash);
}

function learnOfficer(findings: Findings, event: EventEnvelope): void {
  const body = personRegistered.body.safeParse(event.body);
  if (!body.success) return;
  const keyId = createHash('sha256').update(body.data.signingKey).digest('hex').slice(0, 16);
  findings.officers.set(`${body.data.id}/${keyId}`, publicKeyFromRaw('ed25519', plainBytes(body.data.signingKey)));
}

/** The log must reach as far as the desk remembers outside its database. */
function auditEnd(findings: Findings, desk: Desk): void {
  const mark = readHighWater(join(desk.folder, 'high-water'));
  const state = findings.logs.get(desk.ledger.logName);
  if (!mark || mark.log !== desk.ledger.logName) {
    if ((state?.seq ?? 0) > 1) findings.problems.push({ where: 'high-water', what: 'the desk remembers no end of its log' });
    return;
  }
  if ((state?.seq ?? 0) < mark.seq) {
    findings.problems.push({ where: `log ${mark.log.slice(0, 8)}`, what: `ends at ${state?.seq ?? 0}, had reached ${mark.seq}: the end was cut off` });
  } else if (state?.seq === mark.seq && Buffer.from(state.hash).toString('hex') !== mark.hash) {
    findings.problems.push({ where: `log ${mark.log.slice(0, 8)}`, what: `event ${mark.seq} is not the one the desk remembers` });
  }
}

function auditCheckpoints(findings: Findings, desk: Desk): void {
  const key = publicKeyFromRaw('ed25519', desk.identity.publicKey);
  const { store } = desk;
  const rows = store.all(store.build.selectFrom('checkpoint').selectAll().where('log', '=', desk.ledger.logName));
  const state = findings.logs.get(desk.ledger.logName);
  const expected = Math.floor((state?.seq ?? 0) / 256);
  if (rows.length < expected) findings.problems.push({ where: 'checkpoints', what: `${expected - rows.length} are missing` });
  for (const row of rows) {
    const where = `checkpoint ${row.log.slice(0, 8)}/${row.size}`;
    const note = readCheckpoint(row.note, key, desk.identity.publicKey);
    const root = Buffer.from(row.root).toString('hex');
    if (!note || note.size !== row.size || Buffer.from(note.root).toString('hex') !== root) {
      findings.problems.push({ where, what: 'the desk did not sign this' });
    } else if (state?.roots.get(row.size) !== root) {
      findings.problems.push({ where, what: 'the log had another root at this size' });
    }
  }
}

function auditBlobs(findings: Findings, desk: Desk): void {
  for (const hash of findings.blobs) {
    if (!desk.blobs.read(hash)) findings.problems.push({ where: `attachment ${hash.slice(0, 16)}`, what: 'missing or altered' });
  }
}

/** Builds every table again from the events beside the real ones, and compares row by row. */
function auditProjections(findings: Findings, desk: Desk): void {
  const fresh = openDatabase({ file: ':memory:', nativeBinding: desk.nativeBinding });
  try {
    fresh.transaction(() => desk.projector.replay(desk.store, fresh));
    for (const table of projectionTables) {
      const [real, built] = [tableRows(desk.store, table), tableRows(fresh, table)];
      const at = real.findIndex((row, position) => row !== built[position]);
      const place = at < 0 && real.length < built.length ? real.length : at;
      if (place >= 0) findings.problems.push({ where: `table ${table}, row ${place + 1}`, what: 'does not follow from the ledger' });
    }
  } finally {
    fresh.close();
  }
}

function tableRows(store: Store, table: (typeof projectionTables)[number]): string[] {
  return store
    .all(store.build.selectFrom(table).selectAll())
    .map((row) => JSON.stringify(row, (_, value: unknown) => (isBufferJson(value) ? Buffer.from(value.data).toString('hex') : value)))
    .sort();
}

function isBufferJson(value: unknown): value is { data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value;
}
