import { join } from 'node:path';
import type { Store } from '../../db/store.ts';
import type { BlobStore } from '../blob-store.ts';
import { Ballast } from './ballast.ts';
import { ContentFetcher } from './content-fetcher.ts';
import { ContentServer } from './content-server.ts';
import { localDisk, type Disk } from './disk.ts';
import { afterByTimer, type After } from './line.ts';
import type { CrashPoint } from './part-file.ts';
import { PartRecords } from './part-records.ts';
import { sweepParts } from './sweep-parts.ts';

export type TransferOptions = {
  /** The desk's own folder: part files and ballast lie in it. */
  readonly folder: string;
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly now: () => number;
  readonly answerWithinMs?: number;
  readonly after?: After;
  readonly disk?: Disk;
  readonly reached?: (point: CrashPoint) => void;
};

export type Transfer = { readonly fetcher: ContentFetcher; readonly server: ContentServer; readonly ballast: Ballast };

/** Four chunks need so long on a bad office network, in milliseconds. */
const standardAnswerMs = 20_000;

/** Both sides of the exchange of contents for one desk; sweeps what is too old first. */
export function openTransfer(options: TransferOptions): Transfer {
  const { store, blobs, now, disk = localDisk, after = afterByTimer, reached = () => undefined } = options;
  const folder = join(options.folder, 'partial');
  sweepParts(store, folder, now());
  const ballast = new Ballast(options.folder, disk);
  const answerWithinMs = options.answerWithinMs ?? standardAnswerMs;
  const fetcher = new ContentFetcher({ records: new PartRecords(store), blobs, folder, disk, now, after, reached, ballast, answerWithinMs });
  return { fetcher, server: new ContentServer({ store, blobs }), ballast };
}
