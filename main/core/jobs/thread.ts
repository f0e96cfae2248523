import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { BlobStore } from '../blobs/blob-store.ts';
import { openSnapshot } from '../db/open-snapshot.ts';
import { isTableSound, tablesToCheck } from '../db/soundness.ts';
import type { Store } from '../db/store.ts';
import { audit } from '../ledger/audit.ts';
import { Projector } from '../ledger/projector.ts';
import { projections } from '../projections.ts';
import { emptySearch } from '../search/entries.ts';
import { searchProjections } from '../search/projection.ts';
import { threadData, type LongWork, type ThreadMessage } from './messages.ts';

const { folder, nativeBinding, work } = threadData.parse(workerData);

const say = (message: ThreadMessage) => parentPort?.postMessage(message);

/** Work that reads the whole record, in a thread of its own: the core goes on answering. */
function main(): void {
  const store = openSnapshot(join(folder, 'daftar.sqlite'), nativeBinding);
  say({ answer: answer(store, work) });
  store.close();
}

function answer(store: Store, order: LongWork): unknown {
  switch (order.kind) {
    case 'soundness':
      return tablesToCheck(store.database).every((table) => isTableSound(store.database, table));
    case 'audit': {
      const blobs = new BlobStore(store, join(folder, 'blobs'));
      const projector = new Projector(projections, { projections: searchProjections((hash) => blobs.read(hash)), empty: emptySearch });
      const { logName, publicKey } = order;
      return audit({ folder, nativeBinding, store, blobs, projector, ledger: { logName }, identity: { publicKey } }, (done, total) => say({ done, total }));
    }
  }
}

main();
