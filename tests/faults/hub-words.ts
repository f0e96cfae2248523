import { z } from 'zod';

/** How a central server is started in a process of its own. */
export const hubSettings = z.object({ folder: z.string(), port: z.int(), host: z.string(), /** The host at which desks reach it, where that is another one. */ seenAt: z.string().optional(), database: z.string().optional() });
export type HubSettings = z.infer<typeof hubSettings>;

/** What it is told: to die around the so-manyth commit from now on, to give a code, to end. */
export const hubWord = z.discriminatedUnion('word', [
  z.object({ word: z.literal('die'), when: z.enum(['before', 'after']), commit: z.int().positive() }),
  z.object({ word: z.literal('code') }),
  z.object({ word: z.literal('stop') }),
]);
export type HubWord = z.infer<typeof hubWord>;

export const hubSaid = z.discriminatedUnion('said', [z.object({ said: z.literal('ready'), port: z.int() }), z.object({ said: z.literal('code'), code: z.string() })]);
