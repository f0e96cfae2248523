import type { FastifyInstance, FastifyRequest } from 'fastify';
import { streamType } from '../../core/sync/wire.ts';
import { HubRefusal } from '../hub-refusal.ts';
import type { Gate, Leave } from './gate.ts';
import type { Counts } from './hub-watch.ts';

/** Room for what stands around a body. */
const beside = 16 * 1024;

/** What a stream of batches holds while it lasts, whatever it says of its length: one frame, and what its unpacking looks back on. */
const roomOfStream = 1536 * 1024;

/** A stream lasts as long as its line is thin; each of its batches enters by itself (`push-stream-route.ts`). */
const isStream = ({ headers }: FastifyRequest): boolean => headers['content-type'] === streamType;

/**
 * Stands at the door of desks: bodies come in while there is room for them, so many requests are worked on at once, the others wait, and who would wait too long is told to come again
 * (`busy`). What is done is counted, and told in the log without a name or an address.
 */
export function keepDoor(server: FastifyInstance, gate: Gate, counts: Counts): void {
  const places = new WeakMap<FastifyRequest, Leave>();

  server.addHook('onRequest', async (request, reply) => {
    const length = Number(request.headers['content-length'] ?? 0);
    const leave = gate.hold(isStream(request) ? roomOfStream : (Number.isFinite(length) ? length : 0) + beside);
    if (!leave) throw new HubRefusal('busy');
    // However it ends: an answer that went out, a desk that went away.
    reply.raw.once('close', leave);
    counts.received({}, Number.isFinite(length) ? length : 0);
  });

  server.addHook('preValidation', async (request, reply) => {
    if (isStream(request)) return;
    const entering = gate.enter();
    if (!entering) throw new HubRefusal('busy');
    const leave = await entering;
    places.set(request, leave);
    if (reply.raw.destroyed) leave();
    else reply.raw.once('close', leave);
  });

  // The work is done; that an answer is read slowly keeps nobody else waiting.
  server.addHook('onSend', async (request) => places.get(request)?.());

  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    counts.request({ route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    request.log.debug({ event: 'request', route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
  });
}
