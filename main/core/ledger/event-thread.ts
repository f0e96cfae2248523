import type { KeyObject } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer } from '../jobs/answering-thread.ts';
import { publicKeyFromRaw } from '../keys/raw-keys.ts';
import { plainBytes } from './event.ts';
import { eventOrder, officerName, type EventAsRead, type SignatureProblem } from './event-orders.ts';
import { decodeSignedEvent, eventHash, verifyDesk, verifyOfficer } from './signed-event.ts';

/** Null for bytes that are no event. */
function read(bytes: Uint8Array): EventAsRead | null {
  try {
    const { envelope, event, deskSignature, officerSignature } = decodeSignedEvent(bytes);
    return { event, deskSignature, officerSignature, hash: plainBytes(eventHash(envelope)) };
  } catch {
    return null;
  }
}

/** Holds both signatures of an event against their keys; null where they hold. */
function problemOf(bytes: Uint8Array, deskKey: KeyObject, officerKey: (name: string) => KeyObject | null): SignatureProblem | null {
  const one = read(bytes);
  if (!one) return 'eventUnreadable';
  const { event: { actor }, hash, deskSignature, officerSignature } = one;
  if (!verifyDesk(hash, deskSignature, deskKey) || (actor === null) !== (officerSignature === null)) return 'eventForged';
  if (actor === null || officerSignature === null) return null;
  const key = officerKey(officerName(actor.person, Buffer.from(actor.key).toString('hex')));
  if (key === null) return 'officerUnknown';
  return verifyOfficer(hash, officerSignature, key) ? null : 'eventForged';
}

/** Keys of officers, each made when it is first needed. */
function keysOf(raw: ReadonlyMap<string, Uint8Array>): (name: string) => KeyObject | null {
  const made = new Map<string, KeyObject>();
  return (name) => {
    const bytes = raw.get(name);
    if (!bytes) return null;
    const key = made.get(name) ?? publicKeyFromRaw('ed25519', bytes);
    made.set(name, key);
    return key;
  };
}

parentPort?.on('message', (message: unknown) => {
  const order = eventOrder.parse(message);
  const answer = (said: ThreadAnswer) => parentPort?.postMessage(said);
  if (order.act === 'read') return answer({ id: order.id, value: order.events.map(read) });
  const deskKey = publicKeyFromRaw('ed25519', order.signingKey);
  const officerKey = keysOf(order.officers);
  return answer({ id: order.id, value: order.events.map((bytes) => problemOf(bytes, deskKey, officerKey)) });
});
