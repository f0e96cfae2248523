import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HubDatabase } from '../db/open-hub-database.ts';
import { latestStatusList, latestStatusLists, latestTrustList, listByHash, type ServedList } from '../lists/published-lists.ts';
import { partOf } from './parts.ts';
import { hasAlready } from './rules.ts';

/** The newest list is asked for again after a minute: so long a cancellation may stay unseen behind a cache. What has a hash for its name never changes. */
const life = { latest: 'public, max-age=60, must-revalidate', byHash: 'public, max-age=31536000, immutable' } as const;

/**
 * Signed lists for verifiers, mirrors and caches: `/lists/<office>/trust-list.cbor`, `status-lists.cbor` (all of them in one file), `status/<key>-<list>.cbor`, and each list
 * as `by-hash/<SHA-256>.cbor` while it is the newest.
 */
export function serveLists(server: FastifyInstance, database: HubDatabase): void {
  const officeOf = (request: FastifyRequest): string => partOf(request, 'office') ?? '';
  server.get('/lists/:office/trust-list.cbor', async (request, reply) => sendList(request, reply, await latestTrustList(database, officeOf(request)), 'latest'));
  server.get('/lists/:office/status-lists.cbor', async (request, reply) => sendList(request, reply, await latestStatusLists(database, officeOf(request)), 'latest'));
  server.get('/lists/:office/status/:name', async (request, reply) => {
    const [, kid, list] = /^([0-9a-f]{16})-(\d{1,9})\.cbor$/u.exec(partOf(request, 'name') ?? '') ?? [];
    return sendList(request, reply, kid === undefined ? null : await latestStatusList(database, officeOf(request), kid, Number(list)), 'latest');
  });
  server.get('/lists/:office/by-hash/:name', async (request, reply) => {
    const [, hash] = /^([0-9a-f]{64})\.cbor$/u.exec(partOf(request, 'name') ?? '') ?? [];
    return sendList(request, reply, hash === undefined ? null : await listByHash(database, officeOf(request), hash), 'byHash');
  });
}

export function sendList(request: FastifyRequest, reply: FastifyReply, list: ServedList | null, kind: keyof typeof life): FastifyReply {
  if (!list) return reply.header('cache-control', 'no-store').status(404).send();
  const etag = `"${list.hash}"`;
  // Any site may hold a list against its own copy: it is signed, and the same for everybody.
  void reply.headers({ etag, 'cache-control': life[kind], 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' });
  if (hasAlready(request.headers['if-none-match'], etag)) return reply.status(304).send();
  return reply.type('application/cbor').send(Buffer.from(list.bytes));
}
