import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Store } from '../db/store.ts';
import { plainBytes, type EventBlob } from '../ledger/event.ts';

/** Reads from SQLite win below about this size, files above (ledger.md 5). */
const inlineLimit = 64 * 1024;

/** Bytes by content: stored once, never changed. Small ones in the database, larger ones as files named by their hash. */
export class BlobStore {
  readonly #store: Store;
  readonly #folder: string;

  constructor(store: Store, folder: string) {
    this.#store = store;
    this.#folder = folder;
  }

  /**
   * Puts bytes where a following commit may point to them: durable before that commit. A file left behind by a crash
   * between the two is harmless and swept at the next start.
   */
  prepare(bytes: Uint8Array): { readonly hash: string } {
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (bytes.length > inlineLimit) this.#writeFile(hash, bytes);
    return { hash };
  }

  /** Records prepared bytes; only inside a commit. Returns what the event says of them. */
  record(bytes: Uint8Array, about: { readonly mime: string; readonly name: string }): EventBlob {
    const digest = createHash('sha256').update(bytes).digest();
    const hash = digest.toString('hex');
    this.#store.run(
      this.#store.build
        .insertInto('blob')
        .values({ hash, size: bytes.length, mime: about.mime, data: bytes.length > inlineLimit ? null : bytes })
        .onConflict((conflict) => conflict.column('hash').doNothing()),
    );
    return { hash: plainBytes(digest), size: bytes.length, mime: about.mime, name: about.name };
  }

  /** The bytes, checked against their name; null when they are missing or damaged. */
  read(hash: string): Uint8Array | null {
    const row = this.#store.first(this.#store.build.selectFrom('blob').select(['data']).where('hash', '=', hash));
    if (!row) return null;
    const path = this.#path(hash);
    if (!row.data && !existsSync(path)) return null;
    const bytes = plainBytes(row.data ?? readFileSync(path));
    return createHash('sha256').update(bytes).digest('hex') === hash ? bytes : null;
  }

  /** Removes files that no committed event points to. */
  sweep(): number {
    const known = new Set(this.#store.all(this.#store.build.selectFrom('blob').select('hash')).map((row) => row.hash));
    const orphans = this.#files().filter((name) => !known.has(name));
    for (const name of orphans) rmSync(this.#path(name), { force: true });
    return orphans.length;
  }

  #files(): string[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  }

  #writeFile(hash: string, bytes: Uint8Array): void {
    const path = this.#path(hash);
    if (existsSync(path)) return;
    mkdirSync(dirname(path), { recursive: true });
    const part = `${path}.part`;
    try {
      writeFileSync(part, bytes, { mode: 0o600, flush: true });
      renameSync(part, path);
    } catch (error) {
      rmSync(part, { force: true });
      throw error;
    }
    syncFolder(dirname(path));
  }

  #path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash.slice(2, 4), hash);
  }
}

/** Makes the new name durable too; Windows does it with the file and opens no folder. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
