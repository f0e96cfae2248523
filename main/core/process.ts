import { z } from 'zod';
import { portRequest } from '../../preload/contract/port.ts';

type Port = { readonly on: (event: 'message', listener: (message: { readonly data: unknown }) => void) => void; readonly postMessage: (reply: object) => void; readonly start: () => void };
declare const process: { readonly parentPort: { readonly on: (event: 'message', listener: (message: { readonly data: unknown; readonly ports: readonly Port[] }) => void) => void } };

const portMessage = z.object({ port: z.literal(true) });

/** The core's own process: answers `system.ping` on every port it is given. */
process.parentPort.on('message', ({ data, ports }) => {
  const [port] = ports;
  if (!portMessage.safeParse(data).success || port === undefined) return;
  port.on('message', ({ data: request }) => {
    const parsed = portRequest.safeParse(request);
    if (!parsed.success) return;
    const { id, name } = parsed.data;
    port.postMessage(name === 'system.ping' ? { id, ok: true, value: {} } : { id, ok: false, error: { code: 'unknownProcedure' } });
  });
  port.start();
});
