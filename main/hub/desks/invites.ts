import { createHash } from 'node:crypto';
import { fingerprintOf, newSecret, writeCode } from '../../core/sync/centre-code.ts';
import type { HubDatabase } from '../db/open-hub-database.ts';
import type { HubKeys } from '../hub-keys.ts';

/** A code that was not used within two days is worth nothing any more. */
const validFor = 2 * 86_400_000;

/** The database does not hold what would let somebody in. */
const hashOf = (secret: string): string => createHash('sha256').update(`daftar/invite/1 ${secret}`).digest('hex');

/** Makes a code by which one office may join, once. */
export async function invite({ query }: HubDatabase, { signingPublic, tlsPublic }: HubKeys, now: number): Promise<string> {
  const secret = newSecret();
  await query.insertInto('invite').values({ secret_hash: hashOf(secret), made_at: now, used_at: null }).execute();
  return writeCode({ fingerprint: fingerprintOf({ signing: signingPublic, tls: tlsPublic }), secret });
}

/** Uses the secret half of a code up; false when it was never given, is too old, or was used before. */
export async function useInvite({ query }: HubDatabase, secret: string, now: number): Promise<boolean> {
  const used = await query
    .updateTable('invite')
    .set({ used_at: now })
    .where('secret_hash', '=', hashOf(secret))
    .where('used_at', 'is', null)
    .where('made_at', '>', now - validFor)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}
