import { z } from 'zod';
import { byteString } from '../keys/byte-string.ts';
import { deskIdSchema } from '../lan/roster/desk-keys.ts';
import { notice, question } from '../lan/transport/message-kind.ts';

/** What a desk says to another about custody: the messages of custody/message.ts, with events as their exact bytes. */

const log = z.string().regex(/^[0-9a-f]{32}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const head = z.union([hash, z.literal('')]);
const count = z.int().nonnegative();
const thing = z.string().min(1).max(64);

const checkpoint = z.strictObject({ log, size: count, head });

/** An event as it stands in the ledger of the sender, and the desk that said it. */
const wireEvent = z.strictObject({ desk: deskIdSchema, bytes: byteString() });
export type WireEvent = z.infer<typeof wireEvent>;

/** What was said of a receipt before it came into the file, in the order in which the sender recorded it. */
const receiptEvents = z.strictObject({ receiptId: thing, events: z.array(wireEvent).max(512) });
export type ReceiptEvents = z.infer<typeof receiptEvents>;

const retaking = z.strictObject({ desk: deskIdSchema, era: count, basis: head, heard: z.array(deskIdSchema).max(1_000) }).nullable();
const about = { thing, era: count, epoch: count, offer: hash };
const hashes = z.array(hash).max(20_000);

const claim = z.strictObject({ thing, live: z.boolean(), takenByYou: z.boolean(), era: count, epoch: count, event: head, retaking });

/** What a desk has of one thing; of a long chain several of them, in different parts of the answer. */
const fact = z.strictObject({ thing, events: z.array(wireEvent).max(20_000), blobs: hashes, retaking });
export type WireFact = z.infer<typeof fact>;

const body = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('offer'), ...about, length: count, lacking: hashes, toLog: z.union([log, z.literal('')]) }),
  z.strictObject({ kind: z.literal('need'), ...about, have: count }),
  z.strictObject({ kind: z.literal('parcel'), ...about, start: count, events: z.array(wireEvent).max(64), receipts: z.array(receiptEvents).max(64) }),
  z.strictObject({ kind: z.literal('receipt'), ...about, verdict: z.enum(['accept', 'refuse']), event: wireEvent }),
  z.strictObject({ kind: z.literal('recall'), ...about, toLog: z.union([log, z.literal('')]) }),
  z.strictObject({ kind: z.literal('status'), claims: z.array(claim).max(1_000), roster: count }),
  z.strictObject({ kind: z.literal('ask'), round: z.string().max(64), thing: thing.nullable(), roster: count }),
  z.strictObject({ kind: z.literal('answer'), round: z.string().max(64), thing: thing.nullable(), part: count, parts: z.int().positive(), facts: z.array(fact).max(5_000), roster: count }),
]);
export type WireBody = z.infer<typeof body>;

const message = z.strictObject({
  checkpoint,
  replaced: z.array(log).max(64),
  seen: checkpoint.nullable(),
  /** The checkpoint that this link was told before this message: the log has gone on from there. */
  after: checkpoint,
  body,
});
export type WireMessage = z.infer<typeof message>;

export const custodyMessage = notice('custody.message', message);

/**
 * Two desks have met: the asker says how far it knows the other's log, and hears what stands there now. A log that says something else
 * in that place is not the one that was met before.
 */
export const custodyMeeting = question(
  'custody.meet',
  z.strictObject({ seen: checkpoint.nullable() }),
  z.strictObject({ checkpoint, replaced: z.array(log).max(64), thenHead: head }),
);

/** An officer's signed request for a file that the other desk has taken over already; given back only while nobody there has opened it. */
export const custodyGiveBack = question('custody.give-back', z.strictObject({ thing, request: wireEvent }), z.strictObject({ given: z.boolean() }));
