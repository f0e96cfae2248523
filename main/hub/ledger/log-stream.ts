import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import { publicKeyFromRaw } from '../../core/keys/raw-keys.ts';
import { success, type Result } from '../../core/result.ts';
import type { HubDatabase } from '../db/open-hub-database.ts';
import type { HubLogTable } from '../db/hub-schema.ts';
import type { CheckedBatch } from './check-batch.ts';
import { asRows, growth, takeIn, type Cosigner, type Durable, type LogOwner, type Taken, type TakeProblem } from './take-in.ts';

/** A batch, and what it makes of the log where that could be worked out beforehand: `from` the row that it was worked out from. */
export type PreparedBatch = { readonly log: string; readonly batch: CheckedBatch; readonly ahead: Ahead | null };
type Ahead = { readonly from: HubLogTable; readonly grown: Taken };

type Parts = { readonly hub: HubDatabase; readonly owner: LogOwner; readonly cosigner: Cosigner; /** Milliseconds since 1970. */ readonly now: () => number };

/**
 * A log as one stream of batches brings it. What a batch makes of it (tree, root, the server's signature) is worked out while the batch before goes to the disk, and then moves the log on in one statement,
 * which holds only if nobody else has moved it; else, and wherever the database knows no such statement, the batch is taken as any other.
 */
export class LogStream {
  readonly #parts: Parts;
  readonly #deskKey: KeyObject;
  /** The log's row as the newest batch that was worked out leaves it. */
  #newest: HubLogTable | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#deskKey = publicKeyFromRaw('ed25519', parts.owner.signingKey);
  }

  /** To be asked in the order of the batches, and while no more than one is being taken. */
  prepare(log: string, batch: CheckedBatch): PreparedBatch {
    return { log, batch, ahead: this.#workOut(log, batch) };
  }

  /** As `takeIn`. */
  async take({ log, batch, ahead: prepared }: PreparedBatch): Promise<Result<Durable, TakeProblem>> {
    const { hub, owner, cosigner, now } = this.#parts;
    const ahead = prepared ?? this.#workOut(log, batch);
    if (ahead && (await moveOn(hub, ahead, batch))) return success(ahead.grown.durable);
    const taken = await takeIn(hub, { log, owner, batch, cosigner, now: now() });
    this.#newest = taken.ok ? taken.value.row : null;
    return taken.ok ? success(taken.value.durable) : taken;
  }

  #workOut(log: string, batch: CheckedBatch): Ahead | null {
    const { hub, owner, cosigner, now } = this.#parts;
    const from = this.#newest;
    if (hub.kind !== 'postgres' || from?.log !== log || from.size === 0 || !Buffer.from(from.signing_key).equals(owner.signingKey)) return null;
    if (batch.first !== from.size + 1 || Buffer.compare(batch.before, from.head) !== 0) return null;
    const grown = growth(from, batch, { deskKey: this.#deskKey, cosigner, now: now() });
    if (!grown) return null;
    this.#newest = grown.row;
    return { from, grown };
  }
}

/** Row and events in one statement, which is its own transaction; false where the log does not stand any more where it was thought to. */
async function moveOn({ query }: HubDatabase, { from, grown: { row } }: Ahead, { events }: CheckedBatch): Promise<boolean> {
  const { numAffectedRows } = await sql`
    WITH moved AS (
      UPDATE log_head SET size = ${row.size}, head = ${Buffer.from(row.head)}, peaks = ${Buffer.from(row.peaks)}, cosignature = ${row.cosignature}, changed_at = ${row.changed_at}
      WHERE log = ${from.log} AND size = ${from.size} AND head = ${Buffer.from(from.head)} RETURNING log
    )
    INSERT INTO event_log (log, seq, hash, bytes) SELECT moved.log, entry.* FROM moved, ${asRows(from.size + 1, events)} AS entry`.execute(query);
  return numAffectedRows === BigInt(events.length);
}
