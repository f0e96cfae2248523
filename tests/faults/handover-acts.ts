import { z } from 'zod';

/** What a desk that hands files to and fro has said: what stands here was answered to the officer before. */
export const handoverAct = z.discriminatedUnion('act', [
  /** At its port of the LAN, and its person signed in. */
  z.strictObject({ act: z.literal('ready') }),
  z.strictObject({ act: z.literal('noted'), fileId: z.string(), noteId: z.string() }),
  z.strictObject({ act: z.literal('sent'), fileId: z.string() }),
  z.strictObject({ act: z.literal('askedBack'), fileId: z.string() }),
  z.strictObject({ act: z.literal('refused'), fileId: z.string() }),
  /** An answer to `tell`: the state of custody of every file that ever travelled. */
  z.strictObject({ act: z.literal('standing'), states: z.record(z.string(), z.string()) }),
]);
export type HandoverAct = z.infer<typeof handoverAct>;

/** What the test says to such a desk. */
export const handoverWord = z.discriminatedUnion('word', [
  /** Opens the desk in the folder, at that port; its person works with this seed, or only looks on. */
  z.strictObject({ word: z.literal('begin'), folder: z.string(), port: z.int(), seed: z.int(), personId: z.string(), pin: z.string(), toPostId: z.string(), works: z.boolean() }),
  z.strictObject({ word: z.literal('tell') }),
]);
export type HandoverWord = z.infer<typeof handoverWord>;
export type Beginning = Extract<HandoverWord, { readonly word: 'begin' }>;
