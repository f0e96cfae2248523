import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { copyDatabase } from '../../core/db/copy-database.ts';
import { makeFolder } from '../../core/db/make-folder.ts';
import { toRefusal } from '../../core/db/open-database.ts';
import { Refusal } from '../../core/refusal.ts';
import type { TarEntry } from '../../core/system/tar.ts';
import { bytesOf, replaceArchive } from '../../core/system/write-backup.ts';
import { contentFolder } from '../contents/content-folder.ts';
import { bytesOfContent, type ContentStore } from '../contents/content-store.ts';
import { openHubDatabase, type HubDatabase } from '../db/open-hub-database.ts';
import { copyRows } from './copy-rows.ts';
import { contentPath, databaseName, hubBackupLine } from './hub-backup-format.ts';

export type HubPlace = { readonly folder: string; readonly database?: string | undefined; /** Where contents lie; in the folder when left out. */ readonly contents?: ContentStore | undefined; readonly nativeBinding?: string | undefined };

export type HubBackupDone = { readonly file: string; readonly bytes: number; readonly events: number; readonly contents: number; /** Contents that the server should have, and that are not where it was said to keep them. */ readonly missing: number };

/**
 * Copies a running server into one file outside its folder: the database as it stood at one moment, the contents that it then had, and the keys. A backup has to be kept like a secret: who
 * has the keys can stand in the server's place. PostgreSQL is read in one transaction (`REPEATABLE READ`) into the same kind of copy, so that a backup can be put back on either. Refuses with `badInput`, `diskFull`, `readOnly`,
 * `contentsUnreachable`, `contentsRefused`, `contentsBucketMissing`.
 */
export async function backupHub(place: HubPlace, file: string): Promise<HubBackupDone> {
  const { folder, nativeBinding } = place;
  if (!existsSync(join(folder, 'keys')) || `${resolve(file)}${sep}`.startsWith(`${resolve(folder)}${sep}`)) throw new Refusal('badInput', { field: existsSync(join(folder, 'keys')) ? '--out' : '--data' });
  makeFolder(dirname(file));
  const aside = mkdtempSync(`${file}-`);
  try {
    await copyOf(place, aside);
    const copy = await openHubDatabase({ folder: aside, nativeBinding, now: Date.now });
    try {
      // The mailbox is working state: whatever is lost of it desks bring again.
      await copy.query.deleteFrom('mail_parcel').execute();
      const { events } = await copy.query.selectFrom('event_log').select(({ fn }) => fn.countAll().as('events')).executeTakeFirstOrThrow();
      const contents = await copy.query.selectFrom('content').select(['hash', 'size']).orderBy('hash').execute();
      await copy.close();
      let missing = 0;
      const entries = entriesOf({ folder, aside, store: place.contents ?? contentFolder(join(folder, 'contents')) }, contents, () => (missing += 1));
      const bytes = await replaceArchive(file, hubBackupLine, entries);
      return { file, bytes, events: Number(events), contents: contents.length - missing, missing };
    } finally {
      await copy.close();
    }
  } catch (error) {
    throw toRefusal(error);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

async function copyOf({ folder, database: url, nativeBinding }: HubPlace, aside: string): Promise<void> {
  if (url === undefined) return copyDatabase(join(folder, databaseName), join(aside, databaseName), nativeBinding);
  const source = await openHubDatabase({ folder, url, nativeBinding, now: Date.now });
  const copy = await openHubDatabase({ folder: aside, nativeBinding, now: Date.now });
  try {
    await source.query.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute((reading) => copyRows(reading, copy));
    await copy.query.updateTable('hub').set({ instance: source.instance }).execute();
  } finally {
    await closeAll(source, copy);
  }
}

async function closeAll(...databases: readonly HubDatabase[]): Promise<void> {
  for (const database of databases) await database.close();
}

type Sources = { readonly folder: string; readonly aside: string; readonly store: ContentStore };

async function* entriesOf({ folder, aside, store }: Sources, contents: readonly { readonly hash: string }[], isMissing: () => void): AsyncGenerator<TarEntry> {
  yield entry(databaseName, join(aside, databaseName));
  for (const name of readdirSync(join(folder, 'keys'))) yield entry(`keys/${name}`, join(folder, 'keys', name));
  for (const { hash } of contents) {
    const { have: size, whole } = await store.standing(hash);
    // One that the disk has lost is missed by `--check`, and must not keep the rest from being kept.
    if (whole) yield { path: contentPath(hash), size, pieces: bytesOfContent(store, hash, size) };
    else isMissing();
  }
}

const entry = (path: string, from: string): TarEntry => ({ path, size: statSync(from).size, pieces: bytesOf(from) });
