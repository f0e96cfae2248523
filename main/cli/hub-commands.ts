import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from '../core/refusal.ts';
import { bucketPlace } from '../hub/contents/bucket-place.ts';
import { openContentBucket } from '../hub/contents/content-bucket.ts';
import type { ContentStore } from '../hub/contents/content-store.ts';
import { openHubDatabase } from '../hub/db/open-hub-database.ts';
import { invite } from '../hub/desks/invites.ts';
import { hubKeys } from '../hub/hub-keys.ts';
import { openHub, standardHubPort, type HubOptions } from '../hub/hub.ts';
import { backupHub } from '../hub/keeping/hub-backup.ts';
import { checkHubBackup, restoreHub } from '../hub/keeping/hub-restore.ts';
import { isLoopback } from '../hub/public/addresses.ts';
import { answer, required, type Command, type Options } from './command.ts';
import { addressOf, endOfWork, portOf, sayer } from './serving.ts';
import { resourcesFolder } from './surroundings.ts';

/** The central server and the codes by which offices join it. */
export const hubCommands: Readonly<Record<string, Command>> = {
  hub: async (options, _operands, { json, peers, publicHttp }) => {
    const say = sayer(json);
    const hub = await openOrRefuse({ ...databaseOf(options), contents: await contentsOf(options), port: portOf(options['port'], standardHubPort), addresses: peers.map((address) => addressOf('--address', address)), log: process.stderr, ...operateOf(options), ...publicOf(options, publicHttp) });
    const { ended, release } = endOfWork();
    say({ event: 'serving', port: hub.port, database: hub.database.kind, instance: hub.database.instance, ...(hub.operatePort === null ? {} : { operate: hub.operatePort }), ...(hub.public ? { public: hub.public.port } : {}) });
    try {
      await ended;
    } finally {
      release();
      await hub.stop();
    }
    return answer(true, { event: 'ended' });
  },
  'hub-code': async (options) => {
    const { folder, database: url, nativeBinding } = databaseOf(options);
    const database = await openHubDatabase({ folder, url, nativeBinding, now: Date.now });
    try {
      return answer(true, { code: await invite(database, hubKeys(folder, Date.now()), Date.now()) });
    } finally {
      await database.close();
    }
  },
  'hub-backup': async (options) => answer(true, await backupHub({ ...databaseOf(options), contents: await contentsOf(options) }, resolve(required(options, 'out')))),
  'hub-restore': async (options, _operands, { check }) => {
    const file = resolve(required(options, 'in'));
    if (check) {
      const proof = await checkHubBackup(file, process.env['DAFTAR_SQLITE_BINDING']);
      return answer(proof.sound, proof);
    }
    return answer(true, await restoreHub(file, { ...databaseOf(options), contents: await contentsOf(options) }));
  },
};

function databaseOf(options: Options): Pick<HubOptions, 'folder' | 'database' | 'nativeBinding'> {
  return { folder: resolve(required(options, 'data')), database: options['database'], nativeBinding: process.env['DAFTAR_SQLITE_BINDING'] };
}

/** The bucket where contents lie; none where the folder keeps them. */
async function contentsOf({ contents: url }: Options): Promise<ContentStore | undefined> {
  return url === undefined ? undefined : openContentBucket(bucketPlace(url, process.env));
}

/** The operator's own port; none unless it is asked for. */
function operateOf(options: Options): Pick<HubOptions, 'operatePort'> {
  const port = options['operate-port'];
  return port === undefined ? {} : { operatePort: portOf(port, 0, '--operate-port') };
}

/** What citizens reach: with the operator's own certificate, or plain for a reverse proxy on this machine. Refuses with `badInput` naming the option. */
function publicOf(options: Options, plain: boolean): Pick<HubOptions, 'public'> {
  const { 'public-port': port, 'public-host': host, 'public-cert': cert, 'public-key': key } = options;
  if (port === undefined) return {};
  if (plain && (cert !== undefined || key !== undefined)) throw new Refusal('badInput', { field: '--public-http' });
  if (plain && host !== undefined && !isLoopback(host)) throw new Refusal('badInput', { field: '--public-host' });
  const tls = plain ? null : { cert: pem('--public-cert', cert), key: pem('--public-key', key) };
  return { public: { port: portOf(port, 0, '--public-port'), ...(host === undefined ? {} : { host }), tls, site: join(resourcesFolder(), '..', 'out', 'verify', 'site') } };
}

function pem(option: string, file: string | undefined): string {
  try {
    return readFileSync(file ?? '', 'utf8');
  } catch {
    throw new Refusal('badInput', { field: option });
  }
}

/** A port that another program has, and a database that can't be reached, are told in a sentence. */
async function openOrRefuse(options: HubOptions): ReturnType<typeof openHub> {
  try {
    return await openHub(options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EADDRINUSE') throw new Refusal('lanUnavailable');
    throw error;
  }
}
