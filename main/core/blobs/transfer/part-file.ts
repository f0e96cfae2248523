import { dirname, join } from 'node:path';
import type { BlobStore } from '../blob-store.ts';
import { ChunkSet } from './chunk-set.ts';
import type { Disk, DiskFile } from './disk.ts';
import type { After } from './line.ts';
import { chunkCount, chunkHash, chunkSpan, type Manifest } from './manifest.ts';
import type { PartRecords } from './part-records.ts';
import { renamePatiently } from './rename-patiently.ts';

/** The places where a power cut or a kill must do no harm; tests end the program at each of them. */
export type CrashPoint = `${'before' | 'after'} ${'begin' | 'write' | 'fsync' | 'commit' | 'acknowledge' | 'verify' | 'last fsync' | 'rename' | 'folder fsync' | 'last commit'}`;

/** What a part file needs of the desk. */
export type PartPlace = {
  readonly records: PartRecords;
  readonly blobs: BlobStore;
  /** Where part files lie: on the same disk as the contents. */
  readonly folder: string;
  readonly disk: Disk;
  readonly now: () => number;
  readonly after: After;
  readonly reached: (point: CrashPoint) => void;
};

/** `complete`: in its place, checked. `altered`: chunks were damaged on the disk and are missing again. `false`: the manifest is not of this content. */
export type Finish = 'complete' | 'altered' | 'false';

/** A content on its way in. Its methods are called one after another; only several chunks may be written at once, and `keep` run meanwhile. */
export class PartFile {
  readonly manifest: Manifest;
  /** What lies in the file and was checked; durable once `keep` has returned. */
  readonly written: ChunkSet;
  readonly #place: PartPlace;
  readonly #path: string;
  #file: DiskFile | null = null;
  #unkept = 0;
  #isDoubtful = false;

  private constructor(place: PartPlace, manifest: Manifest, received?: Uint8Array) {
    this.manifest = manifest;
    this.written = new ChunkSet(chunkCount(manifest.size), received);
    this.#place = place;
    this.#path = partPath(place.folder, manifest.hash);
  }

  /** How many chunks are written and not yet durable. */
  get unkept(): number {
    return this.#unkept;
  }

  /** Begins a content: the row first, then a file of its full length that takes up no room until it is written. */
  static async begin(place: PartPlace, manifest: Manifest): Promise<PartFile> {
    const part = new PartFile(place, manifest);
    place.reached('before begin');
    place.records.begin(manifest, part.written.bytes(), place.now());
    await part.#openFile();
    place.reached('after begin');
    return part;
  }

  /**
   * Goes on where an earlier run ended; null when nothing is left of it. Chunks that were written and not yet on record are
   * looked at: a killed program has lost none of them.
   */
  static async resume(place: PartPlace, hash: string, size: number): Promise<PartFile | null> {
    const row = place.records.find(hash);
    if (!row || row.size !== size) return null;
    const manifest = { hash, size, chunkHashes: row.chunk_hashes };
    if (!place.disk.exists(partPath(place.folder, hash))) return place.disk.exists(place.blobs.placeOf(hash)) ? new PartFile(place, manifest, fullBits(size)) : null;
    const part = new PartFile(place, manifest, row.received);
    if (!(await part.#openFile())) return part.#anew();
    await part.#orClose(() => part.#lookThrough());
    return part;
  }

  /** Writes a chunk, whose bytes are given away; false where they are not what the manifest says. */
  async write(index: number, bytes: Uint8Array): Promise<boolean> {
    const { offset, length } = chunkSpan(this.manifest.size, index);
    if (bytes.length !== length) return false;
    this.#place.reached('before write');
    if (!(await this.#opened().writeChecked(bytes, offset, chunkHash(this.manifest, index)))) return false;
    this.#place.reached('after write');
    this.#note(index);
    return true;
  }

  /**
   * Makes durable what is written when it begins, data first, then the bitmap; returns that bitmap. Chunks may be written meanwhile.
   */
  async keep(): Promise<Uint8Array> {
    const { records, now, reached } = this.#place;
    const [written, count] = [this.written.bytes(), this.#unkept];
    reached('before fsync');
    await this.#sync();
    reached('after fsync');
    reached('before commit');
    records.keep(this.manifest.hash, written, now());
    reached('after commit');
    this.#unkept -= count;
    return written;
  }

  /** Checks the whole content against its name and moves it to its place; only when every chunk is written. */
  async finish(): Promise<Finish> {
    const { blobs, disk, reached, after, records, now } = this.#place;
    const target = blobs.placeOf(this.manifest.hash);
    if (this.#file || !disk.exists(target)) {
      reached('before verify');
      if ((await this.#opened().digest()) !== this.manifest.hash) return this.#blame();
      reached('before last fsync');
      await this.#sync();
      reached('after last fsync');
      await this.close();
      await disk.makeFolder(dirname(target));
      reached('before rename');
      await renamePatiently(() => disk.rename(this.#path, target), after);
      reached('after rename');
    } else if (!blobs.isFileOf(this.manifest.hash)) {
      await this.discard();
      return 'false';
    }
    reached('before folder fsync');
    await disk.syncFolder(dirname(target));
    reached('after folder fsync');
    reached('before last commit');
    records.complete(this.manifest, now());
    reached('after last commit');
    return 'complete';
  }

  /** Ends for now. After a failed flush the system may call clean what never reached the disk: nothing of the file is kept then. */
  async release(): Promise<void> {
    await (this.#isDoubtful ? this.discard() : this.close());
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    await file?.close();
  }

  /** Forgets the content and what has come of it. */
  async discard(): Promise<void> {
    await this.close();
    await this.#place.disk.remove(this.#path);
    this.#place.records.forget(this.manifest.hash);
  }

  /** Opens the file; false when it has not the length of the content, as after a crash at its beginning: it is given that length. */
  async #openFile(): Promise<boolean> {
    const { disk, folder } = this.#place;
    await disk.makeFolder(folder);
    const file = await disk.open(this.#path);
    this.#file = file;
    return this.#orClose(async () => {
      if ((await file.size()) === this.manifest.size) return true;
      await file.setSize(0);
      await file.setSize(this.manifest.size);
      return false;
    });
  }

  /** Notes the chunks that lie in the file without being on record. */
  async #lookThrough(): Promise<void> {
    for (const index of this.written.missing()) if (await this.#isWritten(index)) this.#note(index);
  }

  async #orClose<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Nothing of an earlier run lies in the file, whatever its row says. */
  #anew(): PartFile {
    for (let index = 0; index < this.written.total; index += 1) this.written.remove(index);
    this.#place.records.keep(this.manifest.hash, this.written.bytes(), this.#place.now());
    return this;
  }

  async #sync(): Promise<void> {
    if (this.#isDoubtful) throw new Error('the part file could not be flushed');
    try {
      await this.#opened().sync();
    } catch (error) {
      this.#isDoubtful = true;
      throw error;
    }
  }

  #opened(): DiskFile {
    if (!this.#file) throw new Error('the part file is closed');
    return this.#file;
  }

  #note(index: number): void {
    this.written.add(index);
    this.#unkept += 1;
  }

  #isWritten(index: number): Promise<boolean> {
    return this.#opened().holds(chunkSpan(this.manifest.size, index), chunkHash(this.manifest, index));
  }

  /** The content is not what its name says: either chunks were altered on the disk, or the manifest spoke of another content. */
  async #blame(): Promise<Finish> {
    for (let index = 0; index < this.written.total; index += 1) if (!(await this.#isWritten(index))) this.written.remove(index);
    if (this.written.isFull) {
      await this.discard();
      return 'false';
    }
    await this.keep();
    return 'altered';
  }
}

/** Where the part of a content lies. */
export const partPath = (folder: string, hash: string): string => join(folder, `${hash}.part`);

function fullBits(size: number): Uint8Array {
  return new Uint8Array(Math.ceil(chunkCount(size) / 8)).fill(0xff);
}
