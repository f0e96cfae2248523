import fastify, { type FastifyInstance } from 'fastify';
import type { Health } from './hub-watch.ts';
import type { Metrics } from './metrics.ts';

/** The operator's own door, on this machine alone: whether the server is well, and what it has done. Nothing it tells names an office, a desk or a person. */
export function operateServer({ metrics, health }: { readonly metrics: Metrics; readonly health: () => Promise<Health> }): FastifyInstance {
  const server = fastify({ logger: false, bodyLimit: 1024, requestTimeout: 10_000 });
  server.get('/health', async (_request, reply) => {
    const told = await health();
    return reply.status(told.healthy ? 200 : 503).send(told);
  });
  server.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text()));
  return server;
}
