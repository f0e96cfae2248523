import type { KnownSenderTable } from '../db/receipt-tables.ts';
import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';

const senderMet = reused((met: KnownSenderTable) =>
  sqlBuilder.insertInto('known_sender').values(met).onConflict((conflict) =>
    conflict
      .column('sender_key')
      .doUpdateSet({ receipt_id: met.receipt_id, last_at: met.last_at })
      .where(({ or, and, eb }) =>
        or([eb('known_sender.last_at', '<', met.last_at), and([eb('known_sender.last_at', '=', met.last_at), eb('known_sender.receipt_id', '<', met.receipt_id)])]),
      ),
  ),
);

/**
 * Remembers a sender by the latest open, ungraded paper that names him. Of two of the same moment the greater id counts, so that
 * the order in which they are read does not matter. Only inside a projection.
 */
export function meetSender(store: Store, met: KnownSenderTable): void {
  if (met.sender_key !== '') store.run(senderMet(met));
}
