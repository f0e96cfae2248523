import { createHash, type Hash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { open, rm, statfs, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { largestAttachment } from '../../../preload/contract/attachments.ts';
import { ManifestMaker, type Manifest } from '../blobs/transfer/manifest.ts';
import { newId } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { sizeProblem } from './rules.ts';

type Upload = {
  /** The window or command line that sends it; nobody else may go on with it. */
  readonly owner: object;
  readonly name: string;
  readonly size: number;
  readonly path: string;
  readonly handle: FileHandle;
  readonly hash: Hash;
  /** Cut up on the way: whoever gets it from here later waits for nothing. */
  readonly chunks: ManifestMaker;
  received: number;
  writing: boolean;
  touchedAt: number;
};

/** A scan that lies complete in a temporary file of the desk. */
export type Arrived = { readonly path: string; readonly name: string; readonly size: number; readonly hash: string; readonly manifest: Manifest };

const mostAtOnce = 16;
/** A sender that has been silent for so long is gone. */
const abandonedAfterMs = 10 * 60_000;
/** What the desk itself needs to go on writing. */
const spareBytes = 4 * 1024 * 1024;

/** Scans on their way in: written piece by piece to files of their own, hashed as they come, never whole in memory. */
export class Uploads {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #uploads = new Map<string, Upload>();

  /** Sweeps what an earlier run of the program left half done. */
  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
    rmSync(folder, { recursive: true, force: true });
  }

  async begin(owner: object, name: string, size: number): Promise<string> {
    const problem = sizeProblem(size, largestAttachment);
    if (problem) throw new Refusal(problem, { megabytes: largestAttachment / 1024 / 1024 });
    await this.#dropAbandoned();
    if (this.#uploads.size >= mostAtOnce) throw new Refusal('uploadsBusy');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.#folder);
    if (bavail * bsize < size + spareBytes) throw new Refusal('diskFull');
    const id = newId();
    const path = join(this.#folder, id);
    const handle = await open(path, 'wx', 0o600);
    this.#uploads.set(id, { owner, name, size, path, handle, hash: createHash('sha256'), chunks: new ManifestMaker(), received: 0, writing: false, touchedAt: this.#now() });
    return id;
  }

  /** Writes the next piece; returns how many bytes are there. Whatever goes wrong ends the upload. */
  async write(owner: object, id: string, { offset, bytes }: { readonly offset: number; readonly bytes: Uint8Array }): Promise<number> {
    const upload = this.#of(owner, id);
    try {
      if (upload.writing || offset !== upload.received || offset + bytes.length > upload.size) throw new Refusal('attachmentSizeDiffers');
      upload.writing = true;
      upload.hash.update(bytes);
      upload.chunks.add(bytes);
      await writeAll(upload.handle, bytes, offset);
      upload.received += bytes.length;
      upload.touchedAt = this.#now();
      upload.writing = false;
      return upload.received;
    } catch (error) {
      await this.#end(id, upload);
      throw error;
    }
  }

  /** Gives the complete file to `keep`, which moves it away; what it leaves behind is deleted. */
  async finish<Value>(owner: object, id: string, keep: (arrived: Arrived) => Value): Promise<Value> {
    const upload = this.#of(owner, id);
    try {
      if (upload.received !== upload.size || upload.writing) throw new Refusal('attachmentSizeDiffers');
      upload.writing = true;
      await upload.handle.sync();
      const hash = upload.hash.digest('hex');
      return keep({ path: upload.path, name: upload.name, size: upload.size, hash, manifest: upload.chunks.manifest(hash) });
    } finally {
      await this.#end(id, upload);
    }
  }

  async cancel(owner: object, id: string): Promise<void> {
    const upload = this.#uploads.get(id);
    if (upload?.owner === owner) await this.#end(id, upload);
  }

  /** Ends all that is under way. */
  async close(): Promise<void> {
    await Promise.all([...this.#uploads].map(([id, upload]) => this.#end(id, upload)));
  }

  #of(owner: object, id: string): Upload {
    const upload = this.#uploads.get(id);
    if (!upload || upload.owner !== owner) throw new Refusal('uploadLost');
    return upload;
  }

  async #dropAbandoned(): Promise<void> {
    const before = this.#now() - abandonedAfterMs;
    const abandoned = [...this.#uploads].filter(([, { touchedAt }]) => touchedAt < before);
    await Promise.all(abandoned.map(([id, upload]) => this.#end(id, upload)));
  }

  async #end(id: string, upload: Upload): Promise<void> {
    if (!this.#uploads.delete(id)) return;
    await upload.handle.close();
    await rm(upload.path, { force: true });
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, offset + written);
    written += bytesWritten;
  }
}
