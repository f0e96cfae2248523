import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import { plainBytes } from './event.ts';

const noHash = new Uint8Array(32);
const fileEnd = reused(({ id }: { id: string }) => sqlBuilder.selectFrom('file').select(['chain_head', 'epoch']).where('id', '=', id));
const receiptEnd = reused(({ id }: { id: string }) => sqlBuilder.selectFrom('receipt').select(['chain_head', 'epoch']).where('id', '=', id));

/** Where the chain of a file or a receipt ends here: the hash of its last event, 32 zero bytes before the first, and its place among changes of custody. */
export function chainEnd(store: Store, thing: string): { readonly epoch: number; readonly previous: Uint8Array } {
  const row = store.first(fileEnd({ id: thing })) ?? store.first(receiptEnd({ id: thing }));
  return row?.chain_head ? { epoch: row.epoch, previous: plainBytes(row.chain_head) } : { epoch: 0, previous: noHash };
}
