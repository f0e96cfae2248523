import { z } from 'zod';
import { byteString } from '../../keys/byte-string.ts';
import { question, type Handled, type Handler } from './message-kind.ts';
import type { Dispatch } from './link.ts';

/** The versions of the messages between desks that this one speaks. */
export const spokenVersions = { least: 1, most: 1 };

/** What two desks tell each other first, once each has proven its key. Nothing in it is believed beyond what it is for. */
export const greetingSchema = z.object({
  least: z.int().positive(),
  most: z.int().positive(),
  /** Random at each start of a desk: a desk that was started anew is told from one whose cable was pulled. */
  instance: byteString(8),
  /** Where the desk listens; 0 when it does not. */
  port: z.int().min(0).max(65_535),
  roster: z.object({ number: z.int().positive(), head: byteString(32) }),
  /** Milliseconds since 1970 by its clock. */
  clock: z.int(),
  /** Version of the program, for the screen. */
  program: z.string().max(40),
  /** What it understands besides the versions (ledger.md 7.9). */
  features: z.array(z.string().max(40)).max(64),
});

export type Greeting = z.infer<typeof greetingSchema>;

/** The dialling desk greets; the other answers with its own greeting. */
export const greet = question('link.greet', greetingSchema, greetingSchema);

/** The dialling desk says that of all its attempts this connection is the one; the other keeps it or says that it has a better one. */
export const take = question('link.take', z.object({}), z.object({ kept: z.boolean() }));

/** Whether two desks have a version in common. */
export const canSpeak = ({ least, most }: Greeting): boolean => least <= spokenVersions.most && most >= spokenVersions.least;

const unknown: Handled = { ok: false, problem: 'unknownMessage' };

/** Hands messages to their handlers by name. A desk that may only renew its certificate reaches no other handler. */
export function dispatchTo<From>(handlers: ReadonlyMap<string, Handler<From>>, from: From, renewOnly: boolean): Dispatch {
  return (name, body) => {
    const handler = handlers.get(name);
    if (!handler) return Promise.resolve(unknown);
    if (renewOnly && !handler.whileRenewing) return Promise.resolve({ ok: false, problem: 'notAllowed' });
    return handler.handle(body, from);
  };
}
