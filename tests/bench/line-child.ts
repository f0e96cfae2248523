import { once } from 'node:events';
import { z } from 'zod';
import { thinLine } from '../support/thin-line.ts';

/** A line in a process of its own, towards the port that it is told; says its own, and what it carried whenever it is asked. */
const line = await thinLine(z.coerce.number().int().parse(process.argv[2]));
process.on('message', () => process.send?.(line.carried()));
process.send?.({ port: line.port });
await once(process, 'disconnect');
await line.close();
