import { z } from 'zod';
import { id } from '../../../preload/contract/values.ts';
import { eventType } from '../ledger/event-type.ts';

const desk = z.string().max(64);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const log = z.string().max(64);

/** Who caused what the desk itself says: the officer who took a file back, or who refused it. */
const cause = z.strictObject({ post: z.string(), person: z.string(), acting: z.boolean() });

/** The file has left the table for another desk; nobody writes on it until that desk has decided (ledger.md 7.4, rule 1). */
export const custodyDispatched = eventType('custody.dispatched', 1, z.strictObject({ to: desk, toLog: log }));

/** The deciding event of the receiver: from now on it holds the file (rule 4). `offer` is the dispatch that it answers. */
export const custodyAccepted = eventType('custody.accepted', 1, z.strictObject({ offer: hash }));

/** The receiver has refused for good, of itself or because it was asked to let the file go back: the sender holds it again (rules 6, 7). */
export const custodyReturned = eventType('custody.returned', 1, z.strictObject({ id, refusal: hash, how: z.enum(['recalled', 'refused']), reason: z.string(), by: cause.nullable() }));

/**
 * The file is taken in hand again in a new era, after a loss (rule 8). `holder`: it lay with a post that does not work at this desk, and lies with the officer who
 * ordered this from now on; `id` names that movement.
 */
export const custodyRetaken = eventType(
  'custody.retaken',
  1,
  z.strictObject({
    by: z.enum(['answers', 'officers']),
    heard: z.array(desk),
    nextNumber: z.int().nullable(),
    holder: cause.extend({ id }).nullable().default(null),
  }),
);

/** This desk will never take that offer. On no chain: the file isn't here. */
export const custodyRefused = eventType('custody.refused', 1, z.strictObject({ fileId: id, offer: hash, era: z.int(), epoch: z.int(), reason: z.string() }));

/** The officer who sent a file asks for it back. On no chain: the file is on its way. */
export const custodyRecalled = eventType('custody.recalled', 1, z.strictObject({ fileId: id, offer: z.union([hash, z.literal('')]) }));

/** The receiver's desk lets a file that nobody there has opened go back, since the officer who sent it asks for it (domain.md row 54). `recall` is his signed request. */
export const custodyGivenBack = eventType('custody.given-back', 1, z.strictObject({ id, recall: hash, by: cause }));

/** An officer's half of an order that takes two (rule 8): that this machine is the desk, that desks are not waited for, that a file is put together again. */
export const custodyOrdered = eventType('custody.ordered', 1, z.strictObject({ order: z.enum(['confirm', 'excuse', 'reconstitute']), things: z.array(id), desks: z.array(desk) }));

/** The program began; a copy of the disk says it with another name. */
export const deskStarted = eventType('desk.started', 1, z.strictObject({ boot: z.string() }));

/** The first event of a new incarnation (ledger.md 7.4, restore). */
export const deskBegan = eventType('desk.began', 1, z.strictObject({ boot: z.string(), replaces: z.array(log) }));
