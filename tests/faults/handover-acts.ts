import { z } from 'zod';

/** What a desk that hands files to and fro has said: what stands here was answered to the officer before. */
export const handoverAct = z.discriminatedUnion('act', [
  /** At its port of the LAN, and its person signed in. */
  z.strictObject({ act: z.literal('ready') }),
  z.strictObject({ act: z.literal('noted'), fileId: z.string(), noteId: z.string() }),
  z.strictObject({ act: z.literal('opened'), fileId: z.string(), number: z.string() }),
  z.strictObject({ act: z.literal('sent'), fileId: z.string() }),
  z.strictObject({ act: z.literal('askedBack'), fileId: z.string() }),
  z.strictObject({ act: z.literal('refused'), fileId: z.string() }),
  /** An answer to `tell`: the state of custody of every file that ever travelled, and how many other desks are connected. */
  z.strictObject({ act: z.literal('standing'), states: z.record(z.string(), z.string()), connected: z.int() }),
  /** An answer to `ask`; `code` of the refusal, null where it was done. */
  z.strictObject({ act: z.literal('answer'), id: z.int(), code: z.string().nullable(), value: z.unknown() }),
]);
export type HandoverAct = z.infer<typeof handoverAct>;

/** What the test says to such a desk. */
export const handoverWord = z.discriminatedUnion('word', [
  z.strictObject({
    word: z.literal('begin'), folder: z.string(), port: z.int(),
    /** Where it listens, and where it looks for the others besides the addresses that it knows. */
    host: z.string(), peers: z.array(z.strictObject({ host: z.string(), port: z.int() })).readonly(),
    personId: z.string(), pin: z.string(), toPostId: z.string(),
    /** Its person works with this seed, or only does what is asked. */
    seed: z.int(), works: z.boolean(),
    /** How many times shorter it waits on the LAN. */
    hurry: z.number(),
    /** Whether it goes by the clock of the PC, or by the one that stands in tests. */
    clock: z.enum(['standing', 'system']),
  }),
  z.strictObject({ word: z.literal('work') }),
  z.strictObject({ word: z.literal('rest') }),
  z.strictObject({ word: z.literal('tell') }),
  /** It ends itself, as kill -9 does, at the point so many from now (crash-points.ts); none any more at 0. */
  z.strictObject({ word: z.literal('dieAt'), point: z.int() }),
  z.strictObject({ word: z.literal('ask'), id: z.int(), name: z.string(), input: z.unknown() }),
]);
export type HandoverWord = z.infer<typeof handoverWord>;
export type Beginning = Extract<HandoverWord, { readonly word: 'begin' }>;

/** How a desk that no longer trusts its disk ends. */
export const diskFailedExit = 3;
