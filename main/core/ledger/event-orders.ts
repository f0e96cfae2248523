import { z } from 'zod';
import type { EventEnvelope } from './event.ts';
import type { SignedEvent } from './signed-event.ts';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const events = z.array(bytes);

/** What the thread of events is told to do with stored events. `officers`: raw Ed25519 keys by `officerName`. */
export const eventOrder = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('read'), id: z.int(), events }),
  z.strictObject({ act: z.literal('prove'), id: z.int(), events, signingKey: bytes, officers: z.map(z.string(), bytes) }),
]);

/** How keys of officers are named between the core and the thread. */
export const officerName = (person: string, keyId: string): string => `${person}/${keyId}`;

/** An event as it says itself, with its identity; that its signatures hold is not said. */
export type EventAsRead = Pick<SignedEvent, 'deskSignature' | 'officerSignature'> & { readonly event: EventEnvelope; readonly hash: Uint8Array };

/** What is wrong with an event's own signatures; `officerUnknown`: its officer's key is not among those that were given. */
export type SignatureProblem = 'eventUnreadable' | 'eventForged' | 'officerUnknown';
export const signatureProblem = z.enum(['eventUnreadable', 'eventForged', 'officerUnknown']);

/** Answers come from our own program, so that only their kind is looked at: looking at each value takes as long as reading the event did. */
export const eventsAsRead = z.array(z.custom<EventAsRead | null>((value) => value === null || (typeof value === 'object' && 'event' in value && 'hash' in value)));
export const signatureProblems = z.array(signatureProblem.nullable());
