import { z } from 'zod';

/** What a window sends over its `core` or `shell` port. The name is looked up and the input parsed by its own schema afterwards. */
export const portRequest = z.strictObject({ id: z.string().min(1).max(100), name: z.string().min(1).max(100), input: z.unknown() });
export type PortRequest = z.infer<typeof portRequest>;

/** Said over the `shell` port: the core process ended, and will be there again after `retryInMs`; or it is there again. */
export type CoreEvent =
  | { readonly event: 'core'; readonly state: 'stopped'; readonly retryInMs: number }
  | { readonly event: 'core'; readonly state: 'started' };
