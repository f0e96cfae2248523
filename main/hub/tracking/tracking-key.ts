import { createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../core/lan/roster/roster-store.ts';

/** By what codes are named in the table: a code has 39 bits, and a plain hash of it would be found by trying all. */
export type TrackingKey = { readonly nameOf: (code: string) => string; /** Tells one key from another. */ readonly print: string };

/** The key in `keys/` of the server's folder, made where there is none; servers on one database share it with the others there. */
export function trackingKey(folder: string): TrackingKey {
  const place = join(folder, 'keys');
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const path = join(place, 'tracking-key');
  if (!existsSync(path)) replaceFile(path, randomBytes(32));
  const key = readFileSync(path);
  return {
    nameOf: (code) => createHmac('sha256', key).update(`daftar/track/1 ${code}`).digest('hex'),
    print: createHash('sha256').update('daftar/track-key/1 ').update(key).digest('hex').slice(0, 16),
  };
}
