import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import { cosign, type Witness } from '../../core/ledger/cosignature.ts';
import { isCheckpointOf, type Checkpoint } from '../../core/ledger/checkpoint.ts';
import { publicKeyFromRaw } from '../../core/keys/raw-keys.ts';
import { plainBytes } from '../../core/ledger/event.ts';
import { MerkleTree } from '../../core/ledger/merkle.ts';
import { isSignedBy } from '../../core/ledger/stored-event.ts';
import { failure, success, type Result } from '../../core/result.ts';
import type { HubDatabase, HubTransaction } from '../db/open-hub-database.ts';
import type { HubForkTable, HubLogTable } from '../db/hub-schema.ts';
import type { CheckedBatch } from './check-batch.ts';

/** Whose log it is, as the office's list of desks says. */
export type LogOwner = { readonly office: string; readonly desk: string; readonly signingKey: Uint8Array };

/** The key by which the server says what it holds. */
export type Cosigner = { readonly witness: Witness; readonly key: KeyObject };

/** How much of a log is durable here, and the server's signed word for it; empty for a log of which nothing is. */
export type Durable = { readonly size: number; readonly root: Uint8Array; readonly cosignature: string };

/** Why a batch is not taken. `gap`: events before it are missing here. `forked`: the desk has said something else in a place before. `eventForged`: its signature does not stand under the log with this batch. */
export type TakeProblem = 'gap' | 'forked' | 'notTheirLog' | 'eventForged';

const noHash = new Uint8Array(32);
const nothing: Durable = { size: 0, root: plainBytes(new MerkleTree().root()), cosignature: '' };

/** How much of a log is kept here. */
export async function durableOf({ query }: HubDatabase, log: string): Promise<Durable> {
  const head = await query.selectFrom('log_head').selectAll().where('log', '=', log).executeTakeFirst();
  return head ? durableAt(head) : nothing;
}

/** A batch to be taken in. `now`: milliseconds since 1970. */
export type ToTake = { readonly log: string; readonly owner: LogOwner; readonly batch: CheckedBatch; readonly cosigner: Cosigner; readonly now: number };

/** What is durable now, and the log's row that says so. */
export type Taken = { readonly durable: Durable; readonly row: HubLogTable };

/**
 * Takes a checked batch of one log in: all of it in one transaction, which ends with the server's signed word for it; nothing is told before that is durable.
 * What is here already is passed over when it is the same, byte for byte.
 */
export async function takeIn(hub: HubDatabase, { log, owner, batch, cosigner, now }: ToTake): Promise<Result<Taken, TakeProblem>> {
  const deskKey = publicKeyFromRaw('ed25519', owner.signingKey);
  return hub.query.transaction().execute(async (work) => {
    const head = await lockHead(work, hub.kind, { log, owner, begins: batch.first === 1, now });
    if (!head) return failure('gap');
    const problem = await problemOf(work, head, { owner, batch, deskKey, now });
    if (problem) return refused(work, head, problem);
    const fresh = batch.events.slice(Math.max(0, head.size + 1 - batch.first));
    if (fresh.length === 0) return success({ durable: durableAt(head), row: head });
    const grown = growth(head, { ...batch, events: fresh }, { deskKey, cosigner, now });
    if (!grown) return refused(work, head, 'eventForged');
    await insertEvents(work, hub.kind, { log, first: head.size + 1, events: fresh });
    const { size, head: newest, peaks, cosignature, changed_at, proven } = grown.row;
    await work.updateTable('log_head').set({ size, head: newest, peaks, cosignature, changed_at, proven }).where('log', '=', log).execute();
    return success(grown);
  });
}

/** The log's row with these events at its end, cosigned; null where the desk has not signed that. The events have to follow the row. */
export function growth(head: HubLogTable, batch: CheckedBatch, { deskKey, cosigner, now }: { readonly deskKey: KeyObject; readonly cosigner: Cosigner; readonly now: number }): Taken | null {
  const tree = MerkleTree.from(head.size, head.peaks) ?? new MerkleTree();
  for (const { hash } of batch.events) tree.add(hash);
  const checkpoint = { origin: `daftar/${head.log}`, size: tree.size, root: plainBytes(tree.root()) };
  if (!isTheirs(checkpoint, batch, deskKey)) return null;
  const cosignature = cosign(checkpoint, cosigner.witness, cosigner.key, Math.floor(now / 1000));
  const proven = batch.proof.by === 'eachEvent' && head.proven === head.size ? tree.size : head.proven;
  const row = { ...head, size: tree.size, head: batch.events.at(-1)?.hash ?? noHash, peaks: tree.peaks(), cosignature, changed_at: now, proven };
  return { durable: { size: checkpoint.size, root: checkpoint.root, cosignature }, row };
}

/** A log of which nothing was taken is nobody's: its name is not kept for whoever brought it first. */
async function refused(work: HubTransaction, { log, size }: HubLogTable, problem: TakeProblem): Promise<Result<never, TakeProblem>> {
  if (size === 0) await work.deleteFrom('log_head').where('log', '=', log).execute();
  return failure(problem);
}

type Told = { readonly owner: LogOwner; readonly batch: CheckedBatch; readonly deskKey: KeyObject; readonly now: number };

/** What keeps a batch from following the log that is here; what contradicts it is kept as evidence. */
async function problemOf(work: HubTransaction, { log, signing_key, size, head }: HubLogTable, { owner, batch, deskKey, now }: Told): Promise<TakeProblem | null> {
  if (!Buffer.from(signing_key).equals(owner.signingKey)) return 'notTheirLog';
  if (await keepForks(work, { log, batch, deskKey, size, now })) return 'forked';
  if (batch.first > size + 1) return 'gap';
  if (batch.first < size + 1 || Buffer.from(batch.before).equals(head)) return null;
  await keepEvidence(work, deskKey, batch.events.slice(0, 1).map((event) => ({ log, seq: batch.first, ...event, seen_at: now })));
  return 'forked';
}

/**
 * Either each event was held against the key before; or the desk has signed the log as it stands with the batch, and with it the hash of every event in it. The first event is looked at
 * even so: else a desk could bring the log of another as its own.
 */
function isTheirs(checkpoint: Checkpoint, { proof, events: [first] }: CheckedBatch, deskKey: KeyObject): boolean {
  return proof.by === 'eachEvent' || (first !== undefined && isSignedBy(first.bytes, deskKey) && isCheckpointOf(checkpoint, proof.signature, deskKey));
}

function durableAt({ size, peaks, cosignature }: HubLogTable): Durable {
  return { size, root: plainBytes((MerkleTree.from(size, peaks) ?? new MerkleTree()).root()), cosignature };
}

/** The log's row, held until the transaction ends: two servers never grow one log beside each other. Null for a log of which the beginning is not here. */
async function lockHead(work: HubTransaction, kind: HubDatabase['kind'], { log, owner, begins, now }: { log: string; owner: LogOwner; begins: boolean; now: number }): Promise<HubLogTable | null> {
  if (begins) {
    await work
      .insertInto('log_head')
      .values({ log, office: owner.office, desk: owner.desk, signing_key: owner.signingKey, size: 0, head: noHash, peaks: new Uint8Array(), cosignature: '', changed_at: now, proven: 0 })
      .onConflict((conflict) => conflict.column('log').doNothing())
      .execute();
  }
  const head = work.selectFrom('log_head').selectAll().where('log', '=', log);
  return (await (kind === 'postgres' ? head.forUpdate() : head).executeTakeFirst()) ?? null;
}

/** Events of the batch that stand here otherwise are kept as evidence; says whether there are any. */
async function keepForks(work: HubTransaction, { log, batch, deskKey, size, now }: { log: string; batch: CheckedBatch; deskKey: KeyObject; size: number; now: number }): Promise<boolean> {
  const known = batch.events.slice(0, Math.max(0, size + 1 - batch.first));
  if (known.length === 0) return false;
  const rows = await work.selectFrom('event_log').select(['seq', 'hash']).where('log', '=', log).where('seq', '>=', batch.first).where('seq', '<', batch.first + known.length).execute();
  const here = new Map(rows.map(({ seq, hash }) => [seq, Buffer.from(hash)]));
  const others = known.flatMap(({ hash, bytes }, at) => (here.get(batch.first + at)?.equals(hash) === true ? [] : [{ log, seq: batch.first + at, hash, bytes, seen_at: now }]));
  await keepEvidence(work, deskKey, others);
  return others.length > 0;
}

/** Only what the desk has signed says anything against it. */
async function keepEvidence(work: HubTransaction, deskKey: KeyObject, others: readonly HubForkTable[]): Promise<void> {
  const rows = others.filter(({ bytes }) => isSignedBy(bytes, deskKey));
  if (rows.length > 0) await work.insertInto('fork').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}

async function insertEvents(work: HubTransaction, kind: HubDatabase['kind'], { log, first, events }: { log: string; first: number; events: CheckedBatch['events'] }): Promise<void> {
  if (kind === 'sqlite') {
    await work.insertInto('event_log').values(events.map(({ hash, bytes }, at) => ({ log, seq: first + at, hash, bytes }))).execute();
    return;
  }
  await sql`INSERT INTO event_log (log, seq, hash, bytes) SELECT ${log}, * FROM ${asRows(first, events)}`.execute(work);
}

/** Place, hash and bytes of each event, for PostgreSQL: it takes arrays several times faster than a list of values. */
export function asRows(first: number, events: CheckedBatch['events']) {
  const places = events.map((_, at) => first + at);
  const hashes = events.map(({ hash }) => Buffer.from(hash.buffer, hash.byteOffset, hash.length));
  const bytes = events.map((event) => Buffer.from(event.bytes.buffer, event.bytes.byteOffset, event.bytes.length));
  return sql`unnest(${places}::bigint[], ${hashes}::bytea[], ${bytes}::bytea[])`;
}
