import { AwsClient } from 'aws4fetch';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BucketPlace } from '../../main/hub/contents/bucket-place.ts';

export type S3Server = {
  readonly origin: string;
  /** A new, empty bucket of this server. */
  readonly bucket: () => Promise<BucketPlace>;
  /** Names of what lies in a bucket, in order. */
  readonly names: (place: BucketPlace) => Promise<string[]>;
  /** Puts an object there past everybody. */
  readonly place: (place: BucketPlace, name: string, bytes: Uint8Array) => Promise<void>;
  /** Kills the server at once, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Starts it again, at its port and on its disk. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export const s3Key = { accessKeyId: 'test:tester', secretAccessKey: 'testing' } as const;

/** Debian's own Python, for which its package python3-swift is made; another one may stand before it on the path. */
const systemPython = '/usr/bin/python3';
const program = fileURLToPath(new URL('s3_server.py', import.meta.url));

/** OpenStack Swift with its S3 API, in a folder of its own, on loopback. It ends with whoever started it. */
export async function startS3(): Promise<S3Server> {
  // Swift keeps what it knows of an object in extended attributes, which a /tmp in memory may not have.
  const folder = mkdtempSync('/var/tmp/daftar-s3-');
  let server: ChildProcess | null = null;
  let origin = '';
  const start = async () => {
    server = spawn(systemPython, ['-B', program, folder], { stdio: ['pipe', 'pipe', 'pipe'] });
    origin = `http://127.0.0.1:${await portOf(server)}`;
  };
  const kill = async () => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  const client = new AwsClient({ ...s3Key, service: 's3', region: 'us-east-1', retries: 0 });
  const ask = async (method: string, path: string, body?: Uint8Array<ArrayBuffer>): Promise<string> => {
    const answer = await client.fetch(`${origin}/${path}`, { method, ...(body ? { body } : {}) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text;
  };
  let buckets = 0;
  await start();
  return {
    get origin() {
      return origin;
    },
    bucket: async () => {
      buckets += 1;
      const bucket = `contents-${buckets}`;
      await ask('PUT', bucket);
      return { origin, bucket, prefix: 'office/', region: 'us-east-1', ...s3Key };
    },
    names: async ({ bucket }) => [...(await ask('GET', `${bucket}?list-type=2`)).matchAll(/<Key>(?<key>[^<]*)<\/Key>/gu)].map(({ groups }) => groups?.['key'] ?? ''),
    place: async ({ bucket, prefix }, name, bytes) => void (await ask('PUT', `${bucket}/${prefix}${name}`, new Uint8Array(bytes))),
    kill,
    start,
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The line that it writes once it takes requests; rejects with its own words when it ends before. */
async function portOf(server: ChildProcess): Promise<number> {
  let said = '';
  server.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  if (server.stdout) for await (const line of createInterface({ input: server.stdout })) return Number(line);
  throw new Error(`the S3 server ended: ${said}`);
}

/** A bucket as an operator types it. */
export const urlOf = ({ origin, bucket, prefix }: BucketPlace): string => `${origin}/${bucket}/${prefix.replace(/\/$/u, '')}`;
