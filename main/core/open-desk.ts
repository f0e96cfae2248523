import { createCipheriv, createDecipheriv, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parkInterruptedBatches } from './batches/run-batch.ts';
import { BlobStore } from './blobs/blob-store.ts';
import { lockDesk } from './db/desk-lock.ts';
import { openDatabase, toRefusal } from './db/open-database.ts';
import type { Desk } from './desk.ts';
import { fileDeskSecretStore, type DeskSecretStore } from './keys/desk-secret.ts';
import { standardCost, type ScryptCost } from './keys/pin-vault.ts';
import { privateKeyFromDer, privateKeyToDer, rawPublicKey } from './keys/raw-keys.ts';
import { HighWaterFile } from './ledger/high-water.ts';
import type { Clock } from './ledger/hybrid-clock.ts';
import { Ledger, type DeskIdentity } from './ledger/ledger.ts';
import { Projector } from './ledger/projector.ts';
import type { LayoutPort } from './letters/layout-port.ts';
import type { PrintingPort } from './letters/printing-port.ts';
import { deskOpened } from './office/events.ts';
import { projections } from './projections.ts';
import { orRefuse } from './refusal.ts';
import { SerialLane } from './serial-lane.ts';

export type DeskOptions = {
  /** The desk's own folder; made when absent. */
  readonly folder: string;
  readonly resources: string;
  readonly version: string;
  readonly layout?: LayoutPort | null;
  readonly printing?: PrintingPort | null;
  readonly clock?: Clock;
  readonly nativeBinding?: string | undefined;
  readonly secretStore?: DeskSecretStore;
  readonly scryptCost?: ScryptCost;
  readonly announce?: (tables: readonly string[]) => void;
};

export type OpenDesk = { readonly desk: Desk; readonly close: () => void };

/**
 * Opens a desk: locks its folder, checks the database, loads or makes the desk's own key, and sweeps what a crash left.
 * Refuses with `deskInUse`, `databaseNewer`, `databaseDamaged`, `readOnly`, `diskFull`.
 */
export async function openDesk(options: DeskOptions): Promise<OpenDesk> {
  const { folder, nativeBinding } = options;
  try {
    mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
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

async function openLocked(options: DeskOptions, release: () => void): Promise<OpenDesk> {
  const { folder } = options;
  const secretStore = options.secretStore ?? fileDeskSecretStore(join(folder, 'keys', 'desk-secret'));
  const secret = orRefuse(asRefusable(await secretStore.readOrCreate()));
  const store = openDatabase({ file: join(folder, 'daftar.sqlite'), nativeBinding: options.nativeBinding });
  const identity = deskIdentity(join(folder, 'keys', 'desk-key'), secret);
  const highWater = new HighWaterFile(join(folder, 'high-water'));
  const projector = new Projector(projections);
  const ledger = new Ledger({ store, identity, clock: options.clock ?? Date.now, projector, highWater });
  if (ledger.head.seq === 0) {
    ledger.commit(() => ledger.append({ type: deskOpened, officer: null, body: { key: identity.publicKey, name: '' } }));
  }
  const blobs = new BlobStore(store, join(folder, 'blobs'));
  blobs.sweep();
  const desk: Desk = {
    folder,
    store,
    ledger,
    projector,
    blobs,
    identity,
    secret,
    scryptCost: options.scryptCost ?? standardCost,
    resources: options.resources,
    layout: options.layout ?? null,
    printing: options.printing ?? null,
    issuing: new SerialLane(),
    running: new Map(),
    version: options.version,
    nativeBinding: options.nativeBinding,
    announce: options.announce ?? (() => undefined),
  };
  parkInterruptedBatches(desk);
  const close = () => {
    store.close();
    highWater.close();
    release();
  };
  return { desk, close };
}

function asRefusable(result: Awaited<ReturnType<DeskSecretStore['readOrCreate']>>) {
  return result.ok ? result : { ok: false as const, error: { code: 'deskKeyUnreadable' as const } };
}

const keyRecord = z.strictObject({ log: z.string(), nonce: z.string(), box: z.string(), tag: z.string() });

/** The desk's log and Ed25519 key; made on the first start, encrypted under the desk's secret. */
function deskIdentity(path: string, secret: Uint8Array): DeskIdentity {
  if (!existsSync(path)) writeNewIdentity(path, secret);
  const record = keyRecord.parse(JSON.parse(readFileSync(path, 'utf8')));
  const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(record.nonce, 'base64'));
  decipher.setAAD(Buffer.from(record.log));
  decipher.setAuthTag(Buffer.from(record.tag, 'base64'));
  const der = Buffer.concat([decipher.update(Buffer.from(record.box, 'base64')), decipher.final()]);
  const privateKey = privateKeyFromDer(new Uint8Array(der));
  return { log: new Uint8Array(Buffer.from(record.log, 'hex')), privateKey, publicKey: rawPublicKey(createPublicKey(privateKey)) };
}

function writeNewIdentity(path: string, secret: Uint8Array): void {
  const log = randomBytes(16).toString('hex');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  cipher.setAAD(Buffer.from(log));
  const box = Buffer.concat([cipher.update(privateKeyToDer(generateKeyPairSync('ed25519').privateKey)), cipher.final()]);
  const record = { log, nonce: nonce.toString('base64'), box: box.toString('base64'), tag: cipher.getAuthTag().toString('base64') };
  writeFileSync(path, JSON.stringify(record), { mode: 0o600, flag: 'wx', flush: true });
}

