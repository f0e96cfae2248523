import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BlobStore } from '../blobs/blob-store.ts';
import { localDisk } from '../blobs/transfer/disk.ts';
import { PartRecords } from '../blobs/transfer/part-records.ts';
import { roomNeeded } from '../blobs/transfer/rules.ts';
import type { Store } from '../db/store.ts';
import { Refusal } from '../refusal.ts';
import type { ContentTaker } from './items.ts';

type Place = {
  readonly store: Store;
  readonly blobs: BlobStore;
  /** On the same disk as the contents. */
  readonly folder: string;
  readonly now: () => number;
  /** A content is here now. */
  readonly here: (hash: string) => void;
};

/** Contents up to this size go straight into the database. */
const smallContent = 64 * 1024;

/**
 * Takes in a content that a parcel brings: it lies with the received ones, under the hash that it really has, until an event speaks of it. Null where it is here
 * already. Refuses with `diskFull` where the disk's reserve would be touched.
 */
export async function takeContent(place: Place, hash: string, size: number): Promise<ContentTaker | null> {
  if (place.blobs.has(hash)) return null;
  if ((await localDisk.freeBytes(place.folder)) < roomNeeded(size)) throw new Refusal('diskFull');
  return size > smallContent ? largeTaker(place, hash, size) : smallTaker(place, hash);
}

function smallTaker({ store, now, here }: Place, hash: string): ContentTaker {
  const pieces: Uint8Array[] = [];
  return {
    write: async (piece) => void pieces.push(Uint8Array.from(piece)),
    end: async () => {
      const bytes = new Uint8Array(Buffer.concat(pieces));
      if (createHash('sha256').update(bytes).digest('hex') !== hash) return;
      new PartRecords(store).completeSmall(new Map([[hash, bytes]]), now());
      here(hash);
    },
    drop: () => Promise.resolve(),
  };
}

async function largeTaker({ store, blobs, folder, now, here }: Place, hash: string, size: number): Promise<ContentTaker> {
  const path = join(folder, `${hash}.content`);
  const digest = createHash('sha256');
  const file = await localDisk.open(path);
  await file.setSize(0);
  let at = 0;
  return {
    write: async (piece) => {
      digest.update(piece);
      await file.write(piece, at);
      at += piece.length;
    },
    end: async () => {
      await file.sync();
      await file.close();
      if (digest.digest('hex') !== hash) return rmSync(path, { force: true });
      blobs.adopt(path, hash);
      rmSync(path, { force: true });
      new PartRecords(store).completeWhole({ hash, size }, now());
      here(hash);
    },
    drop: async () => {
      await file.close();
      rmSync(path, { force: true });
    },
  };
}
