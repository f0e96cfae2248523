import { AwsV4Signer } from 'aws4fetch';
import { createHash } from 'node:crypto';
import type { BucketPlace } from './bucket-place.ts';
import { StoreAway } from './content-store.ts';
import { LineBroken, StoreLine, type Answer, type Question } from './store-line.ts';

/** What is put: its bytes, or how many come and what their SHA-256 is. */
export type Put = { readonly hash: string; readonly size: number; readonly body: Question['body'] };

type Asked = { readonly query?: Readonly<Record<string, string>>; readonly range?: string; readonly put?: Put; readonly most?: number };

const nothing: Put = { hash: createHash('sha256').digest('hex'), size: 0, body: new Uint8Array() };

/** A page of a listing holds a thousand names, an error some hundred bytes. */
const longestAnswer = 4 * 1024 * 1024;
const namesAPage = 1000;

/** The few requests of S3 that contents need, below one prefix of a bucket. Each is signed, its body too; each rejects with `StoreAway` where the store does not do it. */
export class Bucket {
  readonly #place: BucketPlace;
  readonly #line = new StoreLine();

  constructor(place: BucketPlace) {
    this.#place = place;
  }

  /** How long an object is; null where there is none. Its first byte is asked for: a refused `HEAD` can't say why, and some servers send bytes after it that spoil the connection. */
  async sizeOf(name: string): Promise<number | null> {
    const answer = await this.#ask('GET', name, { range: 'bytes=0-0' });
    if (answer.status === 416) return 0;
    if (isNothing(answer)) return null;
    const size = /^bytes 0-0\/(?<size>\d+)$/u.exec(answer.headers['content-range'] ?? '')?.groups?.['size'];
    if (answer.status !== 206 || size === undefined) throw this.#away(answer);
    return Number(size);
  }

  /** Bytes of an object, none past its end; null where there is none. */
  async read(name: string, offset: number, length: number): Promise<Uint8Array | null> {
    if (length === 0) return Buffer.alloc(0);
    const answer = await this.#ask('GET', name, { range: `bytes=${offset}-${offset + length - 1}`, most: Math.max(length, 64 * 1024) });
    if (answer.status === 416) return Buffer.alloc(0);
    if (isNothing(answer)) return null;
    if (answer.status !== 206 || !answer.headers['content-range']?.startsWith(`bytes ${offset}-`) || answer.body.length > length) throw this.#away(answer);
    return answer.body;
  }

  /** Durable when it resolves; all of it or nothing. */
  async put(name: string, put: Put): Promise<void> {
    const answer = await this.#ask('PUT', name, { put });
    if (answer.status !== 200) throw this.#away(answer);
  }

  /** Whether it was there does not matter. */
  async remove(name: string): Promise<void> {
    const answer = await this.#ask('DELETE', name, {});
    if (answer.status !== 204 && answer.status !== 200 && answer.status !== 404) throw this.#away(answer);
  }

  /** Names of objects as they go on after `beginning`, so many at most. */
  async list(beginning: string, most: number): Promise<string[]> {
    const { prefix } = this.#place;
    const found: string[] = [];
    for (let after = ''; ; ) {
      const query = { 'list-type': '2', prefix: `${prefix}${beginning}`, 'max-keys': String(Math.min(most, namesAPage)), ...(after === '' ? {} : { 'start-after': after }) };
      const answer = await this.#ask('GET', '', { query });
      if (answer.status !== 200) throw this.#away(answer);
      const page = answer.body.toString('utf8');
      const keys = [...page.matchAll(/<Key>(?<key>[^<]*)<\/Key>/gu)].map(({ groups }) => groups?.['key'] ?? '');
      found.push(...keys.map((key) => key.slice(prefix.length + beginning.length)));
      const last = keys.at(-1) ?? '';
      // A store that does not go on where it was asked to would be asked for ever.
      if (last !== '' && last <= after) throw this.#away(answer);
      after = last;
      if (found.length >= most || last === '' || !/<IsTruncated>\s*true\s*<\/IsTruncated>/u.test(page)) return found;
    }
  }

  async #ask(method: string, name: string, { query = {}, range, put = nothing, most = longestAnswer }: Asked): Promise<Answer> {
    const { origin, bucket, prefix, region, accessKeyId, secretAccessKey } = this.#place;
    const url = new URL(`${origin}/${bucket}${name === '' ? '' : `/${prefix}${name}`}`);
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    const signed = await new AwsV4Signer({ method, url: url.href, headers: { 'x-amz-content-sha256': put.hash }, accessKeyId, secretAccessKey, region, service: 's3' }).sign();
    const headers = { ...Object.fromEntries(signed.headers), ...(range === undefined ? {} : { range }) };
    try {
      return await this.#line.ask({ url: signed.url, method, headers, body: put.body, size: put.size, most });
    } catch (error) {
      throw error instanceof LineBroken ? new StoreAway('contentsUnreachable', error.message) : error;
    }
  }

  #away(answer: Answer): StoreAway {
    const code = codeOf(answer);
    const told = `${answer.status} ${code}`.trim();
    if (code === 'NoSuchBucket') return new StoreAway('contentsBucketMissing', this.#place.bucket);
    const isRefused = [301, 307, 401, 403].includes(answer.status) || code === 'AuthorizationHeaderMalformed';
    return new StoreAway(isRefused ? 'contentsRefused' : 'contentsUnreachable', told);
  }
}

/** There is no such object, and the bucket is there. */
const isNothing = (answer: Answer): boolean => answer.status === 404 && codeOf(answer) !== 'NoSuchBucket';

/** The code of an answer that is an error; nothing else of it is read, as it may repeat what was signed. */
const codeOf = ({ body }: Answer): string => /<Code>(?<code>[\w.]{1,64})<\/Code>/u.exec(body.toString('latin1', 0, 4096))?.groups?.['code'] ?? '';
