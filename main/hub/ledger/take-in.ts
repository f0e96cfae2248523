import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import { cosign, type Witness } from '../../core/ledger/cosignature.ts';
import { plainBytes } from '../../core/ledger/event.ts';
import { MerkleTree } from '../../core/ledger/merkle.ts';
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

/** Why a batch is not taken. `gap`: events before it are missing here. `forked`: the desk has said something else in a place before. */
export type TakeProblem = 'gap' | 'forked' | 'notTheirLog';

const noHash = new Uint8Array(32);
const nothing: Durable = { size: 0, root: plainBytes(new MerkleTree().root()), cosignature: '' };

/** How much of a log is kept here. */
export async function durableOf({ query }: HubDatabase, log: string): Promise<Durable> {
  const head = await query.selectFrom('log_head').selectAll().where('log', '=', log).executeTakeFirst();
  return head ? durableAt(head) : nothing;
}

/**
 * Takes a checked batch of one log in: all of it in one transaction, which ends with the server's signed word for it; nothing is told before that is durable.
 * What is here already is passed over when it is the same, byte for byte. `now`: milliseconds since 1970.
 */
export async function takeIn(hub: HubDatabase, { log, owner, batch, cosigner, now }: { readonly log: string; readonly owner: LogOwner; readonly batch: CheckedBatch; readonly cosigner: Cosigner; readonly now: number }): Promise<Result<Durable, TakeProblem>> {
  return hub.query.transaction().execute(async (work) => {
    const head = await lockHead(work, hub.kind, { log, owner, begins: batch.first === 1, now });
    if (!head) return failure('gap');
    if (!Buffer.from(head.signing_key).equals(owner.signingKey)) return failure('notTheirLog');
    const fork = await keepForks(work, { log, batch, size: head.size, now });
    if (fork) return failure('forked');
    const fresh = batch.events.slice(Math.max(0, head.size + 1 - batch.first));
    if (fresh.length === 0) return success(durableAt(head));
    if (batch.first > head.size + 1) return failure('gap');
    if (batch.first === head.size + 1 && !Buffer.from(batch.before).equals(head.head)) {
      await keepEvidence(work, fresh.slice(0, 1).map((event) => ({ log, seq: batch.first, ...event, seen_at: now })));
      return failure('forked');
    }
    const tree = MerkleTree.from(head.size, head.peaks) ?? new MerkleTree();
    for (const { hash } of fresh) tree.add(hash);
    await insertEvents(work, hub.kind, { log, first: head.size + 1, events: fresh });
    const checkpoint = { origin: `daftar/${log}`, size: tree.size, root: plainBytes(tree.root()) };
    const cosignature = cosign(checkpoint, cosigner.witness, cosigner.key, Math.floor(now / 1000));
    await work.updateTable('log_head').set({ size: tree.size, head: fresh.at(-1)?.hash ?? noHash, peaks: tree.peaks(), cosignature, changed_at: now }).where('log', '=', log).execute();
    return success({ size: checkpoint.size, root: checkpoint.root, cosignature });
  });
}

function durableAt({ size, peaks, cosignature }: HubLogTable): Durable {
  return { size, root: plainBytes((MerkleTree.from(size, peaks) ?? new MerkleTree()).root()), cosignature };
}

/** The log's row, held until the transaction ends: two servers never grow one log beside each other. Null for a log of which the beginning is not here. */
async function lockHead(work: HubTransaction, kind: HubDatabase['kind'], { log, owner, begins, now }: { log: string; owner: LogOwner; begins: boolean; now: number }): Promise<HubLogTable | null> {
  if (begins) {
    await work
      .insertInto('log_head')
      .values({ log, office: owner.office, desk: owner.desk, signing_key: owner.signingKey, size: 0, head: noHash, peaks: new Uint8Array(), cosignature: '', changed_at: now })
      .onConflict((conflict) => conflict.column('log').doNothing())
      .execute();
  }
  const head = work.selectFrom('log_head').selectAll().where('log', '=', log);
  return (await (kind === 'postgres' ? head.forUpdate() : head).executeTakeFirst()) ?? null;
}

/** Events of the batch that stand here otherwise are kept as evidence; says whether there are any. */
async function keepForks(work: HubTransaction, { log, batch, size, now }: { log: string; batch: CheckedBatch; size: number; now: number }): Promise<boolean> {
  const known = batch.events.slice(0, Math.max(0, size + 1 - batch.first));
  if (known.length === 0) return false;
  const rows = await work.selectFrom('event_log').select(['seq', 'hash']).where('log', '=', log).where('seq', '>=', batch.first).where('seq', '<', batch.first + known.length).execute();
  const here = new Map(rows.map(({ seq, hash }) => [seq, Buffer.from(hash)]));
  const others = known.flatMap(({ hash, bytes }, at) => (here.get(batch.first + at)?.equals(hash) === true ? [] : [{ log, seq: batch.first + at, hash, bytes, seen_at: now }]));
  await keepEvidence(work, others);
  return others.length > 0;
}

async function keepEvidence(work: HubTransaction, rows: readonly HubForkTable[]): Promise<void> {
  if (rows.length > 0) await work.insertInto('fork').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}

/** PostgreSQL takes rows as arrays several times faster than as values. */
async function insertEvents(work: HubTransaction, kind: HubDatabase['kind'], { log, first, events }: { log: string; first: number; events: CheckedBatch['events'] }): Promise<void> {
  if (kind === 'sqlite') {
    await work.insertInto('event_log').values(events.map(({ hash, bytes }, at) => ({ log, seq: first + at, hash, bytes }))).execute();
    return;
  }
  const places = events.map((_, at) => first + at);
  const [hashes, bytes] = [events.map(({ hash }) => Buffer.from(hash)), events.map((event) => Buffer.from(event.bytes))];
  await sql`INSERT INTO event_log (log, seq, hash, bytes) SELECT ${log}, * FROM unnest(${places}::bigint[], ${hashes}::bytea[], ${bytes}::bytea[])`.execute(work);
}
