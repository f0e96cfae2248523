import type { Store } from '../../db/store.ts';
import { chunkLength, type Manifest } from './manifest.ts';

/** Remembers how a content is cut up, so that nobody who asks for it waits until all of it is read; of one chunk there is nothing to remember. */
export function keepManifest(store: Store, { hash, size, chunkHashes }: Manifest): void {
  if (size <= chunkLength) return;
  store.run(
    store.build
      .insertInto('content_manifest')
      .values({ hash, size, chunk_hashes: chunkHashes })
      .onConflict((conflict) => conflict.column('hash').doNothing()),
  );
}
