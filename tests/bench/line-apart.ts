import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';

const carriedBytes = z.object({ up: z.number(), down: z.number() });

/** A line as fast as the machine, apart from the desks that are measured: one in their own process would take its turns from what they do. */
export async function lineApart(to: number) {
  const child = fork(new URL('./line-child.ts', import.meta.url), [String(to)]);
  const next = async () => {
    const [message] = await once(child, 'message');
    return message;
  };
  const { port } = z.object({ port: z.number() }).parse(await next());
  return {
    port,
    /** Bytes towards the server and back since the last question. */
    carried: async () => {
      const coming = next();
      child.send('carried');
      return carriedBytes.parse(await coming);
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
