import { Refusal } from '../../core/refusal.ts';
import { isLoopback } from '../public/addresses.ts';

/** A bucket at a store that speaks S3, and who asks there. */
export type BucketPlace = {
  /** https://HOST[:PORT] */
  readonly origin: string;
  readonly bucket: string;
  /** Empty, or ends in a slash. */
  readonly prefix: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Stores that know no regions take any; this is what they usually call their own. */
const usualRegion = 'us-east-1';

/**
 * Reads https://ENDPOINT/BUCKET[/PREFIX] as typed; keys and region are what other tools for S3 take from the environment, so that they stand on no command line. Refuses with `badInput` naming the option,
 * `contentsNeedTls`, `contentsKeyMissing`.
 */
export function bucketPlace(typed: string, environment: Environment): BucketPlace {
  const place = placeOf(typed);
  if (!place) throw new Refusal('badInput', { field: '--contents' });
  if (place.isPlain && !isLoopback(place.host)) throw new Refusal('contentsNeedTls');
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '', AWS_REGION: region = '' } = environment;
  if (accessKeyId === '' || secretAccessKey === '') throw new Refusal('contentsKeyMissing');
  const { origin, bucket, prefix } = place;
  return { origin, bucket, prefix, region: region === '' ? usualRegion : region, accessKeyId, secretAccessKey };
}

type Typed = Pick<BucketPlace, 'origin' | 'bucket' | 'prefix'> & { readonly isPlain: boolean; readonly host: string };

function placeOf(typed: string): Typed | null {
  if (!URL.canParse(typed)) return null;
  const { protocol, origin, hostname, pathname, username, password, search, hash } = new URL(typed);
  // What is written into an address stands in the list of processes.
  if (!['https:', 'http:'].includes(protocol) || [username, password, search, hash].some((part) => part !== '')) return null;
  const [, bucket = '', ...folders] = pathname.replace(/\/$/u, '').split('/');
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/iu.test(bucket) || !folders.every((folder) => /^[\w.-]{1,80}$/u.test(folder))) return null;
  return { origin, bucket, prefix: folders.map((folder) => `${folder}/`).join(''), isPlain: protocol === 'http:', host: hostname.replaceAll(/[[\]]/gu, '') };
}
