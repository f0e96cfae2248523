import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { BlobStore } from '../blobs/blob-store.ts';
import { openSnapshot } from '../db/open-snapshot.ts';
import { isTableSound, tablesToCheck } from '../db/soundness.ts';
import type { Store } from '../db/store.ts';
import { audit } from '../ledger/audit.ts';
import { Projector } from '../ledger/projector.ts';
import { knowledge } from '../knowledge.ts';
import { Refusal } from '../refusal.ts';
import { searchTables } from '../search/tables.ts';
import { writeBackup } from '../system/write-backup.ts';
import { threadData, type LongWork, type ThreadMessage } from './messages.ts';

const { folder, nativeBinding, work, stop } = threadData.parse(workerData);

const say = (message: ThreadMessage) => parentPort?.postMessage(message);

/** Ends the work where it stands when it is to stop: only here, since a thread that is cut off inside its driver ends the whole process. */
function goOn(): void {
  if (Atomics.load(stop, 0) !== 0) throw new Refusal('jobStopped');
}

function tell(done: number, total: number): void {
  goOn();
  say({ done, total });
}

/** Work that reads the whole record, in a thread of its own: the core goes on answering. */
async function main(): Promise<void> {
  try {
    say({ answer: work.kind === 'backup' ? await writeBackup({ ...work, folder, nativeBinding }, tell) : read(work) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say({ refused: error.code, ...(error.params ? { params: error.params } : {}) });
  }
}

function read(order: Exclude<LongWork, { kind: 'backup' }>): unknown {
  const store = openSnapshot(join(folder, 'daftar.sqlite'), nativeBinding);
  try {
    return answer(store, order);
  } finally {
    store.close();
  }
}

function answer(store: Store, order: Exclude<LongWork, { kind: 'backup' }>): unknown {
  switch (order.kind) {
    case 'soundness':
      return tablesToCheck(store.database).every((table) => {
        goOn();
        return isTableSound(store.database, table);
      });
    case 'audit': {
      const blobs = new BlobStore(store, join(folder, 'blobs'));
      const projector = new Projector(knowledge, searchTables((hash) => blobs.read(hash)));
      const { logName, publicKey } = order;
      return audit({ folder, nativeBinding, store, blobs, projector, ledger: { logName }, identity: { publicKey } }, tell);
    }
  }
}

await main();
