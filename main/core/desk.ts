import type { ScanFolder } from './attachments/scan-folder.ts';
import type { Uploads } from './attachments/uploads.ts';
import type { BatchControl } from './batches/run-batch.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import type { Disk } from './blobs/transfer/disk.ts';
import type { Store } from './db/store.ts';
import type { Knowledge } from './knowledge.ts';
import type { LongWorkThreads } from './jobs/long-work-threads.ts';
import type { ScryptCost } from './keys/pin-vault.ts';
import type { Handover } from './handover/handover.ts';
import type { EventReader } from './ledger/event-reader.ts';
import type { DeskIdentity, Ledger } from './ledger/ledger.ts';
import type { OfficesVisit } from './offices/offices-visit.ts';
import type { Projector } from './ledger/projector.ts';
import type { LayoutPort } from './letters/layout-port.ts';
import type { PrintingPort } from './letters/printing-port.ts';
import type { Network } from './network/network.ts';
import type { DeskPlace } from './numbers/desk-mark.ts';
import type { CentreSync } from './sync/centre-sync.ts';
import type { FirstLoad } from './sync/first-load.ts';
import type { SearchCatchUp } from './search/catch-up.ts';
import type { SerialLane } from './serial-lane.ts';

/** What a handler works with: this desk's record, and the few things only its surroundings can do. */
export type Desk = {
  readonly folder: string;
  readonly store: Store;
  readonly ledger: Ledger;
  readonly projector: Projector;
  /** Makes findable what came too much at once. */
  readonly searchCatchUp: SearchCatchUp;
  readonly blobs: BlobStore;
  /** Scans on their way in. */
  readonly uploads: Uploads;
  /** The folder that the scanner writes to. */
  readonly scanFolder: ScanFolder;
  readonly identity: DeskIdentity;
  /** Which of the office's desks this is: it numbers in series of its own (decision 12). 0 until the office's list of desks says more. */
  readonly place: DeskPlace;
  /** 32 bytes without which no PIN opens a key. */
  readonly secret: Uint8Array;
  readonly scryptCost: ScryptCost;
  /** Where templates and locales lie. */
  readonly resources: string;
  readonly layout: LayoutPort | null;
  readonly printing: PrintingPort | null;
  /** Issuing is one at a time, so that the number laid out is the number committed. */
  readonly issuing: SerialLane;
  /** Batches at work in this program, by id. */
  readonly running: Map<string, BatchControl>;
  /** Work that reads the whole record, beside the core. */
  readonly longWork: LongWorkThreads;
  /** Reads many events at once beside the core. */
  readonly eventReader: EventReader;
  /** Where contents from other desks are written. */
  readonly disk: Disk;
  /** The office's LAN, where this program serves it. */
  readonly network: Network;
  /** `damaged` once SQLite has found a broken table: from then on nothing more is written. */
  readonly health: { damaged: boolean };
  readonly version: string;
  readonly knows: Knowledge;
  /** Path of the driver built for an older runtime, if this one needs it. */
  readonly nativeBinding: string | undefined;
  /** Files between the desks of the office; null while the desk is on no network. */
  readonly handover: { current: Handover | null };
  /** The road to the office's central server; null while the desk is on no network. */
  readonly sync: { current: CentreSync | null };
  /** What comes from the central server of a desk in whose place this one stands; null while the desk is on no network. */
  readonly firstLoad: { current: FirstLoad | null };
  /** What other offices of the tree say, by way of the central server; null while the desk is on no network. */
  readonly offices: { current: OfficesVisit | null };
  /** When a window last asked for anything, on the clock of `performance.now()`: work that can wait makes room for who is there. */
  readonly asked: { at: number };
  /** Tells every window which tables changed outside a command of theirs, such as by a batch. */
  readonly announce: (tables: readonly string[]) => void;
};
