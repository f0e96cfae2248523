import type { Store } from '../db/store.ts';
import { publicKeyFromRaw } from '../keys/raw-keys.ts';
import { signCheckpoint } from './checkpoint.ts';
import type { DeskIdentity } from './ledger.ts';
import { MerkleTree } from './merkle.ts';
import { isSignedBy } from './stored-event.ts';

/** The log that this desk writes since its last incarnation began, by the last event that bears its signature; null before its first event. */
export function newestOwnLog(store: Store, publicKey: Uint8Array): string | null {
  const key = publicKeyFromRaw('ed25519', publicKey);
  for (const { log, bytes } of store.each(store.build.selectFrom('event').select(['log', 'bytes']).where('desk', 'is', null).orderBy('position', 'desc'))) {
    if (isSignedBy(bytes, key)) return log;
  }
  return null;
}

/** All logs that this desk has written, one an incarnation. */
export function ownLogs(store: Store): ReadonlySet<string> {
  return new Set(store.all(store.build.selectFrom('event').select('log').distinct().where('desk', 'is', null)).map(({ log }) => log));
}

/** The tree over all events of a log: from its last checkpoint on where that holds, else every event is hashed again. */
export function treeOfLog(store: Store, log: string): MerkleTree {
  const tree = treeAtCheckpoint(store, log) ?? new MerkleTree();
  const rows = store.each(store.build.selectFrom('event').select('hash').where('log', '=', log).where('seq', '>', tree.size).orderBy('seq'));
  for (const row of rows) tree.add(row.hash);
  return tree;
}

/** The tree as it stood at the last checkpoint, if what is kept of it gives the root that was signed. */
function treeAtCheckpoint(store: Store, log: string): MerkleTree | null {
  const last = store.first(store.build.selectFrom('checkpoint').selectAll().where('log', '=', log).orderBy('size', 'desc').limit(1));
  const tree = last?.peaks ? MerkleTree.from(last.size, last.peaks) : null;
  return tree && last && Buffer.from(tree.root()).equals(last.root) ? tree : null;
}

/** Signs size and root of a log and keeps them with the tree's peaks. */
export function keepCheckpoint(store: Store, { privateKey, publicKey }: DeskIdentity, { log, tree }: { readonly log: string; readonly tree: MerkleTree }): void {
  const checkpoint = { origin: `daftar/${log}`, size: tree.size, root: tree.root() };
  const note = signCheckpoint(checkpoint, privateKey, publicKey);
  store.run(store.build.insertInto('checkpoint').values({ log, size: checkpoint.size, root: checkpoint.root, note, peaks: tree.peaks() }));
}
