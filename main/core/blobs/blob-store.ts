import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import { plainBytes, type EventBlob } from '../ledger/event.ts';

/** Reads from SQLite win below about this size, files above (ledger.md 5). */
const inlineLimit = 64 * 1024;

type Named = { readonly hash: string };
const sizeRecorded = reused(({ hash }: Named) => sqlBuilder.selectFrom('blob').select('size').where('hash', '=', hash));
const inline = sql<number>`data IS NOT NULL`.as('inline');
const placeRecorded = reused(({ hash }: Named) => sqlBuilder.selectFrom('blob').select(inline).where('hash', '=', hash));
const placeReceived = reused(({ hash }: Named) => sqlBuilder.selectFrom('received_content').select(inline).where('hash', '=', hash));
const dataRecorded = reused(({ hash }: Named) => sqlBuilder.selectFrom('blob').select('data').where('hash', '=', hash));
const receivedForgotten = reused(({ hash }: Named) => sqlBuilder.deleteFrom('received_content').where('hash', '=', hash));
const receivedRecorded = reused(({ hash, mime }: Named & { readonly mime: string }) =>
  sqlBuilder
    .insertInto('blob')
    .columns(['hash', 'size', 'mime', 'data'])
    .expression(sqlBuilder.selectFrom('received_content').select(['hash', 'size', sql<string>`${mime}`.as('mime'), 'data']).where('hash', '=', hash)),
);

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

  /** Takes a complete file in under its hash, on the same disk and without reading it again; a content that is there already is left as it is. */
  adopt(file: string, hash: string): void {
    const path = this.#path(hash);
    if (existsSync(path)) return;
    mkdirSync(dirname(path), { recursive: true });
    renameSync(file, path);
    syncFolder(dirname(path));
  }

  /** Records an adopted content; only inside a commit. Returns what the event says of it. */
  recordAdopted(hash: string, { size, mime, name }: { readonly size: number; readonly mime: string; readonly name: string }): EventBlob {
    this.#store.run(
      this.#store.build.insertInto('blob').values({ hash, size, mime, data: null }).onConflict((conflict) => conflict.column('hash').doNothing()),
    );
    return { hash: plainBytes(Buffer.from(hash, 'hex')), size, mime, name };
  }

  /** Is the content here: recorded, or complete from another desk and waiting for its event? Not read. */
  has(hash: string): boolean {
    const known = this.#store.first(placeRecorded({ hash })) ?? this.#store.first(placeReceived({ hash }));
    return known !== undefined && (known.inline === 1 || existsSync(this.#path(hash)));
  }

  /** Size of a recorded content in bytes; null when there is none of that name. */
  sizeOf(hash: string): number | null {
    return this.#store.first(sizeRecorded({ hash }))?.size ?? null;
  }

  /** Which of these contents are recorded, in the same order. */
  recordedOf(hashes: readonly string[]): readonly string[] {
    if (hashes.length === 0) return [];
    const named = sql<string>`(SELECT value FROM json_each(${JSON.stringify(hashes)}))`;
    const recorded = new Set(this.#store.all(this.#store.build.selectFrom('blob').select('hash').where('hash', 'in', named)).map(({ hash }) => hash));
    return hashes.filter((hash) => recorded.has(hash));
  }

  /** The file in which a large content lies, or would. */
  placeOf(hash: string): string {
    return this.#path(hash);
  }

  /** Is there a file in the place of the content, and has it that content? */
  isFileOf(hash: string): boolean {
    return existsSync(this.#path(hash)) && this.#hashOfFile(hash) === hash;
  }

  /**
   * Records a content that came from another desk; only inside the commit of the event that speaks of it. False when the content
   * has not arrived: the commit then must not go on.
   */
  recordReceived(hash: string, mime: string): boolean {
    if (this.sizeOf(hash) !== null) return true;
    if (this.#store.run(receivedRecorded({ hash, mime })).changes === 0) return false;
    this.#store.run(receivedForgotten({ hash }));
    return true;
  }

  /** Lets go of an adopted content that no commit has recorded. */
  letGo(hash: string): void {
    if (!this.has(hash)) rmSync(this.#path(hash), { force: true });
  }

  /** A piece of a content, fewer bytes at its end; null when it is missing. Not checked against the hash: the audit does that. */
  readPiece(hash: string, offset: number, length: number): Uint8Array | null {
    const bytes = new Uint8Array(length);
    const read = this.readInto(hash, offset, bytes);
    return read === null ? null : bytes.subarray(0, read);
  }

  /** The same into bytes of the caller; how many were there. */
  readInto(hash: string, offset: number, target: Uint8Array): number | null {
    const data = this.#row(hash)?.data;
    const path = this.#path(hash);
    if (!data) return existsSync(path) ? withDescriptor(path, (descriptor) => readSync(descriptor, target, 0, target.length, offset)) : null;
    const piece = data.subarray(offset, offset + target.length);
    target.set(piece);
    return piece.length;
  }

  /** Are the bytes there, and are they what their name says? Read piece by piece, however large they are. */
  isIntact(hash: string): boolean {
    const path = this.#path(hash);
    const data = this.#row(hash)?.data;
    if (data || !existsSync(path)) return this.read(hash) !== null;
    return this.#hashOfFile(hash) === hash;
  }

  /** The bytes, checked against their name; null when they are missing or damaged. */
  read(hash: string): Uint8Array | null {
    const row = this.#row(hash);
    if (!row) return null;
    const path = this.#path(hash);
    if (!row.data && !existsSync(path)) return null;
    const bytes = plainBytes(row.data ?? readFileSync(path));
    return createHash('sha256').update(bytes).digest('hex') === hash ? bytes : null;
  }

  /** Removes files that neither a committed event, nor a scan on its way to a paper, nor a content from another desk points to. */
  sweep(): number {
    const { build } = this.#store;
    const recorded = this.#store.all(build.selectFrom('blob').select('hash'));
    const staged = this.#store.all(build.selectFrom('staged_attachment').select('hash'));
    const parts = this.#store.all(build.selectFrom('content_part').select('hash'));
    const received = this.#store.all(build.selectFrom('received_content').select('hash'));
    const known = new Set([...recorded, ...staged, ...parts, ...received].map((row) => row.hash));
    const orphans = this.#files().filter((name) => !known.has(name));
    for (const name of orphans) rmSync(this.#path(name), { force: true });
    return orphans.length;
  }

  #hashOfFile(hash: string): string {
    const digest = createHash('sha256');
    withDescriptor(this.#path(hash), (descriptor) => {
      for (let offset = 0, piece = pieceOf(descriptor, 0, pieceLength); piece.length > 0; piece = pieceOf(descriptor, offset, pieceLength)) {
        digest.update(piece);
        offset += piece.length;
      }
    });
    return digest.digest('hex');
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

  #row(hash: string): { readonly data: Uint8Array | null } | undefined {
    return this.#store.first(dataRecorded({ hash }));
  }

  #path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash.slice(2, 4), hash);
  }
}

const pieceLength = 1024 * 1024;

function withDescriptor<Value>(path: string, work: (descriptor: number) => Value): Value {
  const descriptor = openSync(path, 'r');
  try {
    return work(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function pieceOf(descriptor: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
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
