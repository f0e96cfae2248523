import type { ContentPartTable } from '../../db/transfer-tables.ts';
import type { Store } from '../../db/store.ts';
import { keepManifest } from './keep-manifest.ts';
import type { Manifest } from './manifest.ts';

/** The rows of contents on their way in; each call is durable when it returns. */
export class PartRecords {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  find(hash: string): ContentPartTable | undefined {
    return this.#store.first(this.#store.build.selectFrom('content_part').selectAll().where('hash', '=', hash));
  }

  begin({ hash, size, chunkHashes }: Manifest, received: Uint8Array, now: number): void {
    const row = { size, chunk_hashes: chunkHashes, received, touched_at: now };
    this.#store.run(
      this.#store.build
        .insertInto('content_part')
        .values({ hash, ...row })
        .onConflict((conflict) => conflict.column('hash').doUpdateSet(row)),
    );
  }

  keep(hash: string, received: Uint8Array, now: number): void {
    this.#store.run(this.#store.build.updateTable('content_part').set({ received, touched_at: now }).where('hash', '=', hash));
  }

  forget(hash: string): void {
    this.#store.run(this.#store.build.deleteFrom('content_part').where('hash', '=', hash));
  }

  /** The content is whole: it waits for its event, and its chunks are known for whoever asks next. */
  complete(manifest: Manifest, now: number): void {
    const { hash, size } = manifest;
    this.#store.transaction(() => {
      this.forget(hash);
      keepManifest(this.#store, manifest);
      this.#receive(hash, size, null, now);
    });
  }

  /** Several small contents in one commit; their bytes were checked against their names. */
  completeSmall(contents: ReadonlyMap<string, Uint8Array>, now: number): void {
    this.#store.transaction(() => {
      for (const [hash, data] of contents) this.#receive(hash, data.length, data, now);
    });
  }

  /** A content that came whole, by another road than a link, lies in its place. */
  completeWhole({ hash, size }: { readonly hash: string; readonly size: number }, now: number): void {
    this.#receive(hash, size, null, now);
  }

  /** Names of contents that nothing was added to since then. */
  untouchedSince(instant: number): string[] {
    return this.#store.all(this.#store.build.selectFrom('content_part').select('hash').where('touched_at', '<', instant)).map(({ hash }) => hash);
  }

  #receive(hash: string, size: number, data: Uint8Array | null, now: number): void {
    this.#store.run(
      this.#store.build
        .insertInto('received_content')
        .values({ hash, size, data, received_at: now })
        .onConflict((conflict) => conflict.column('hash').doNothing()),
    );
  }
}
