import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../core/db/make-folder.ts';
import { toRefusal } from '../../core/db/open-database.ts';
import { cosign } from '../../core/ledger/cosignature.ts';
import { plainBytes } from '../../core/ledger/event.ts';
import { MerkleTree } from '../../core/ledger/merkle.ts';
import { Refusal } from '../../core/refusal.ts';
import { putInto } from '../../core/system/backup.ts';
import { openArchive } from '../../core/system/read-backup.ts';
import { contentFolder } from '../contents/content-folder.ts';
import type { ContentStore } from '../contents/content-store.ts';
import { openHubDatabase, type HubDatabase } from '../db/open-hub-database.ts';
import { hubKeys } from '../hub-keys.ts';
import { witnessName } from '../ledger/witness.ts';
import { copyRows } from './copy-rows.ts';
import type { HubPlace } from './hub-backup.ts';
import { belongsInHubBackup, contentAt, databaseName, hubBackupLine } from './hub-backup-format.ts';
import { proveHub, type HubProof } from './prove-hub.ts';

/**
 * Puts a server back from a backup into an empty folder, and into an empty database where one is named. It gets a new name: desks then ask how far it has each log and go on from there, instead of
 * believing what an older one told them (ledger.md 0, fact 9); what it holds it cosigns anew under that name. Refuses with `backupInvalid`, `folderNotEmpty`, `badInput` (a database that is not empty), `diskFull`, `readOnly`,
 * `contentsUnreachable`, `contentsRefused`, `contentsBucketMissing`.
 */
export async function restoreHub(file: string, { folder, database: url, contents, nativeBinding }: HubPlace): Promise<{ readonly instance: string; readonly logs: number }> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Refusal('folderNotEmpty', { folder });
  try {
    await unpack(file, folder, () => contents ?? contentFolder(join(folder, 'contents')));
    if (url !== undefined) await moveInto(url, folder, nativeBinding);
    const database = await openHubDatabase({ folder, url, nativeBinding, now: Date.now });
    try {
      return { instance: await beginAnew(database, folder), logs: (await database.query.selectFrom('log_head').select('log').execute()).length };
    } finally {
      await database.close();
    }
  } catch (error) {
    if (existsSync(folder)) for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
    throw toRefusal(error);
  }
}

/** Proves a backup without putting it anywhere for good: unpacks it beside the temporary files, walks all of it, and removes it. Refuses with `backupInvalid`, `diskFull`. */
export async function checkHubBackup(file: string, nativeBinding: string | undefined): Promise<HubProof> {
  const folder = mkdtempSync(join(tmpdir(), 'daftar-hub-check-'));
  try {
    await unpack(file, folder, () => null);
    const database = await openHubDatabase({ folder, nativeBinding, now: Date.now });
    try {
      return await proveHub(database, folder);
    } finally {
      await database.close();
    }
  } catch (error) {
    throw toRefusal(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function unpack(file: string, folder: string, storeOf: () => ContentStore | null): Promise<void> {
  const eachFile = await openArchive(file, { line: hubBackupLine, belongs: belongsInHubBackup });
  makeFolder(dirname(folder));
  makeFolder(folder);
  const contents = storeOf();
  await eachFile(async (entry) => {
    const hash = contentAt(entry.path);
    // One that is not what it is called stays out of the store: whoever asks for it hears that it is not there.
    if (contents && hash !== null) await contents.put(hash, entry.size, entry.pieces);
    else await putInto(folder, entry);
  });
  if (!existsSync(join(folder, databaseName)) || !existsSync(join(folder, 'keys', 'signing-key'))) throw new Refusal('backupInvalid');
}

async function moveInto(url: string, folder: string, nativeBinding: string | undefined): Promise<void> {
  const copy = await openHubDatabase({ folder, nativeBinding, now: Date.now });
  const database = await openHubDatabase({ folder, url, nativeBinding, now: Date.now });
  try {
    if (await database.query.selectFrom('office').select('id').executeTakeFirst()) throw new Refusal('badInput', { field: '--database' });
    await database.query.transaction().execute((work) => copyRows(copy.query, { query: work, kind: database.kind }));
  } finally {
    await copy.close();
    await database.close();
  }
  for (const name of readdirSync(folder)) if (name.startsWith(databaseName)) rmSync(join(folder, name));
}

async function beginAnew({ query }: HubDatabase, folder: string): Promise<string> {
  const instance = randomBytes(16).toString('hex');
  const { signing, signingPublic } = hubKeys(folder, Date.now());
  const witness = { name: witnessName(instance), publicKey: signingPublic };
  await query.transaction().execute(async (work) => {
    await work.updateTable('hub').set({ instance }).execute();
    for (const { log, size, peaks } of await work.selectFrom('log_head').select(['log', 'size', 'peaks']).where('size', '>', 0).execute()) {
      const tree = MerkleTree.from(size, peaks);
      if (!tree) throw new Refusal('backupInvalid');
      const checkpoint = { origin: `daftar/${log}`, size, root: plainBytes(tree.root()) };
      await work.updateTable('log_head').set({ cosignature: cosign(checkpoint, witness, signing, Math.floor(Date.now() / 1000)) }).where('log', '=', log).execute();
    }
  });
  return instance;
}
