import type { Store } from '../db/store.ts';
import { MerkleTree } from './merkle.ts';

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
