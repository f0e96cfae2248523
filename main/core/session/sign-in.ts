import { createHash } from 'node:crypto';
import type { Desk } from '../desk.ts';
import { afterTry, noAttempts, waitBeforeTry, type PinAttempts } from '../keys/pin-attempts.ts';
import { unlock, type PersonKeys } from '../keys/pin-vault.ts';
import { rawPublicKey } from '../keys/raw-keys.ts';
import { plainBytes } from '../ledger/event.ts';
import { Refusal } from '../refusal.ts';
import { SerialLane } from '../serial-lane.ts';

/** One try after the other on a desk, so that tries made at once do not all slip past the wait. */
const tries = new WeakMap<Desk, SerialLane>();

/**
 * A person's keys for a right PIN. Wrong ones slow down further tries, also across restarts. Refuses with `waitBeforePin`
 * (`seconds`), `wrongPin`, `notFound`.
 */
export function openWithPin(desk: Desk, personId: string, pin: string): Promise<PersonKeys> {
  const lane = tries.get(desk) ?? new SerialLane();
  tries.set(desk, lane);
  return lane.run(() => tryPin(desk, personId, pin));
}

async function tryPin(desk: Desk, personId: string, pin: string): Promise<PersonKeys> {
  const attempts = readAttempts(desk, personId);
  const wait = waitBeforeTry(attempts, desk.ledger.now());
  if (wait > 0) throw new Refusal('waitBeforePin', { seconds: Math.ceil(wait / 1000) });
  const vault = desk.store.first(desk.store.build.selectFrom('vault').select('record').where('person_id', '=', personId));
  if (!vault) throw new Refusal('notFound');
  const opened = await unlock(vault.record, pin, desk.secret);
  writeAttempts(desk, personId, afterTry(attempts, opened.ok, desk.ledger.now()));
  if (!opened.ok) throw new Refusal(opened.error.code === 'wrongPin' ? 'wrongPin' : 'databaseDamaged');
  return opened.value;
}

/** First 8 bytes of SHA-256 of an officer's public signing key: how events name the key. */
export function officerKeyId(keys: PersonKeys): Uint8Array {
  return plainBytes(createHash('sha256').update(rawPublicKey(keys.signing)).digest().subarray(0, 8));
}

function readAttempts(desk: Desk, personId: string): PinAttempts {
  const row = desk.store.first(desk.store.build.selectFrom('pin_attempt').selectAll().where('person_id', '=', personId));
  return row ? { wrong: row.failures, lastWrongAt: row.last_at } : noAttempts;
}

function writeAttempts(desk: Desk, personId: string, attempts: PinAttempts): void {
  const row = { failures: attempts.wrong, last_at: attempts.lastWrongAt ?? 0 };
  desk.store.run(
    desk.store.build
      .insertInto('pin_attempt')
      .values({ person_id: personId, ...row })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row)),
  );
}
