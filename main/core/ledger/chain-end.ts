import type { Store } from '../db/store.ts';
import { plainBytes } from './event.ts';

const noHash = new Uint8Array(32);

/** Where the chain of a file or a receipt ends here: the hash of its last event, 32 zero bytes before the first, and its place among changes of custody. */
export function chainEnd(store: Store, thing: string): { readonly epoch: number; readonly previous: Uint8Array } {
  const { build } = store;
  const row =
    store.first(build.selectFrom('file').select(['chain_head', 'epoch']).where('id', '=', thing)) ??
    store.first(build.selectFrom('receipt').select(['chain_head', 'epoch']).where('id', '=', thing));
  return row?.chain_head ? { epoch: row.epoch, previous: plainBytes(row.chain_head) } : { epoch: 0, previous: noHash };
}
