import { join } from 'node:path';
import { parkInterruptedBatches } from './batches/interrupted.ts';
import { ScanFolder } from './attachments/scan-folder.ts';
import { dropOldStaged } from './attachments/staging.ts';
import { Uploads } from './attachments/uploads.ts';
import { BlobStore } from './blobs/blob-store.ts';
import { ThreadedDisk } from './blobs/transfer/threaded-disk.ts';
import { makeFolder } from './db/make-folder.ts';
import { lockDesk } from './db/desk-lock.ts';
import { openDatabase, toRefusal } from './db/open-database.ts';
import type { Store } from './db/store.ts';
import type { Desk } from './desk.ts';
import { deskIdentity } from './keys/desk-identity.ts';
import { fileDeskSecretStore, type DeskSecretStore } from './keys/desk-secret.ts';
import { noProtector, type SecretProtector } from './keys/secret-protector.ts';
import { standardCost, type ScryptCost } from './keys/pin-vault.ts';
import { LongWorkThreads } from './jobs/long-work-threads.ts';
import type { ThreadPrograms } from './jobs/thread-programs.ts';
import { EventReader } from './ledger/event-reader.ts';
import { HighWaterFile } from './ledger/high-water.ts';
import type { Clock } from './ledger/hybrid-clock.ts';
import { Ledger } from './ledger/ledger.ts';
import { readOrdinal } from './network/desk-place.ts';
import { Projector } from './ledger/projector.ts';
import type { LayoutPort } from './letters/layout-port.ts';
import type { PrintingPort } from './letters/printing-port.ts';
import { Network } from './network/network.ts';
import type { LanOptions } from './network/options.ts';
import { deskOpened } from './office/events.ts';
import { recordIsMissing } from './office/record-is-missing.ts';
import { refuseAwayFromRegistrar } from './office/record/record-keeper.ts';
import { knowledge, type Knowledge } from './knowledge.ts';
import { dateDisposals } from './registers/date-disposals.ts';
import { orRefuse } from './refusal.ts';
import { SearchCatchUp } from './search/catch-up.ts';
import { searchIsMissing } from './search/entries.ts';
import { correspondenceIsMissing } from './correspondence/place-paper.ts';
import { searchTables } from './search/tables.ts';
import { sweepBackups } from './system/backup.ts';
import { SerialLane } from './serial-lane.ts';
import { unlessRefused } from './unless-refused.ts';

export type DeskOptions = {
  /** The desk's own folder; made when absent. */
  readonly folder: string;
  readonly resources: string;
  readonly version: string;
  readonly layout?: LayoutPort | null;
  readonly printing?: PrintingPort | null;
  readonly clock?: Clock;
  readonly nativeBinding?: string | undefined;
  /** The operating system's keystore, where the surroundings reach one. */
  readonly protector?: SecretProtector;
  readonly scryptCost?: ScryptCost;
  readonly announce?: (tables: readonly string[]) => void;
  /** Hears once that the disk failed: from then on the desk refuses everything and is to be opened anew. */
  readonly diskFailed?: () => void;
  /** What this version of the program understands; another one only where versions are tried together. */
  readonly knows?: Knowledge;
  /** How to serve the office's LAN; without it this program serves none. */
  readonly lan?: LanOptions;
  /** The programs of the threads beside the core, where they are bundled. */
  readonly threads?: ThreadPrograms | null;
};

export type OpenDesk = { readonly desk: Desk; readonly close: () => void };

/**
 * Opens a desk: locks its folder, checks the database, loads or makes the desk's own key, and sweeps what a crash left.
 * Refuses with `deskInUse`, `databaseNewer`, `databaseDamaged`, `deskKeyUnreadable`, `keystoreClosed`, `readOnly`,
 * `diskFull`.
 */
export async function openDesk(options: DeskOptions): Promise<OpenDesk> {
  const { folder, nativeBinding } = options;
  try {
    makeFolder(join(folder, 'keys'));
    const lock = lockDesk({ file: join(folder, 'desk.lock'), nativeBinding });
    try {
      return await openLocked(options, lock.release);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw toRefusal(error);
  }
}

/** Of a desk that belongs to a LAN the list of desks is read before anybody acts: it says which posts work here, and where files go. */
async function openLocked(options: DeskOptions, release: () => void): Promise<OpenDesk> {
  const { folder } = options;
  const secretStore = fileDeskSecretStore(join(folder, 'keys', 'desk-secret'), options.protector ?? noProtector);
  const secret = orRefuse(asRefusable(await secretStore.readOrCreate()));
  const store = openDatabase({ file: join(folder, 'daftar.sqlite'), nativeBinding: options.nativeBinding, diskFailed: options.diskFailed });
  const opened = orClose(store, () => deskOn(store, { options, secret, release }));
  await opened.desk.network.begin(opened.desk);
  return opened;
}

/** The desk over its open database. */
function deskOn(store: Store, { options, secret, release }: { options: DeskOptions; secret: Uint8Array; release: () => void }): OpenDesk {
  const { folder, knows = knowledge } = options;
  const identity = deskIdentity(join(folder, 'keys', 'desk-key'), secret, hasEvents(store));
  const highWater = new HighWaterFile(join(folder, 'high-water'));
  const blobs = new BlobStore(store, join(folder, 'blobs'));
  const projector = new Projector(knows, searchTables((hash) => blobs.read(hash)));
  completeTables(store, projector);
  dateDisposals(store);
  const announce = options.announce ?? (() => undefined);
  const network = new Network(options.lan ?? null, announce);
  const refuse = (type: string) => refuseAwayFromRegistrar({ store, network }, type);
  const ledger = new Ledger({ store, identity, clock: options.clock ?? Date.now, projector, highWater, refuse });
  if (ledger.head.seq === 0) {
    ledger.commit(() => ledger.append({ type: deskOpened, officer: null, body: { key: identity.publicKey, name: '' } }));
  }
  dropOldStaged(store, ledger.now());
  blobs.sweep();
  sweepBackups(folder);
  const uploads = new Uploads(join(folder, 'incoming'), () => ledger.now());
  const scanFolder = new ScanFolder(store, () => announce(['scan_folder']));
  const longWork = new LongWorkThreads({ folder, nativeBinding: options.nativeBinding, now: () => ledger.now(), announce }, options.threads?.work);
  const searchCatchUp = new SearchCatchUp({ store, projector, done: () => announce(['search']) });
  const desk: Desk = {
    folder,
    store,
    ledger,
    projector,
    searchCatchUp,
    blobs,
    uploads,
    scanFolder,
    identity,
    place: { ordinal: readOrdinal(store) },
    secret,
    scryptCost: options.scryptCost ?? standardCost,
    resources: options.resources,
    layout: options.layout ?? null,
    printing: options.printing ?? null,
    issuing: new SerialLane(),
    running: new Map(),
    longWork,
    network,
    health: { damaged: false },
    version: options.version,
    knows,
    nativeBinding: options.nativeBinding,
    eventReader: new EventReader(options.threads?.events),
    disk: new ThreadedDisk(options.threads?.disk),
    handover: { current: null },
    sync: { current: null },
    firstLoad: { current: null },
    offices: { current: null },
    asked: { at: Number.NEGATIVE_INFINITY },
    announce,
  };
  parkInterruptedBatches(desk);
  searchCatchUp.begin();
  const close = () => {
    searchCatchUp.stop();
    void desk.eventReader.end();
    void desk.network.stop();
    longWork.close();
    scanFolder.close();
    void uploads.close();
    refreshPlans(store);
    store.close();
    highWater.close();
    release();
  };
  return { desk, close };
}

function asRefusable(result: Awaited<ReturnType<DeskSecretStore['readOrCreate']>>) {
  if (result.ok) return result;
  const code = result.error.code === 'keystoreClosed' ? ('keystoreClosed' as const) : ('deskKeyUnreadable' as const);
  return { ok: false as const, error: { code } };
}

/** SQLite's notes on the tables are made anew where they grew; they only choose between ways to the same answer, so a failure is passed over. */
function refreshPlans(store: Store): void {
  unlessRefused(() => {
    store.database.pragma('analysis_limit = 400');
    store.database.pragma('optimize');
  });
}

/** What an older version of the program could not fill, or not understand, is filled from the events. */
function completeTables(store: Store, projector: Projector): void {
  if (searchIsMissing(store)) projector.rebuildSearch(store);
  if (correspondenceIsMissing(store) || recordIsMissing(store) || projector.understandsMore(store)) projector.rebuild(store);
}

function hasEvents(store: Store): boolean {
  return store.first(store.build.selectFrom('event').select('position').limit(1)) !== undefined;
}

function orClose<Value>(store: Store, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    store.close();
    throw error;
  }
}
