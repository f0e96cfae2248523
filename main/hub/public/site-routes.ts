import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HubDatabase } from '../db/open-hub-database.ts';
import { officeAt } from '../lists/rules.ts';
import { latestStatusLists, latestTrustList, officesWithHosts } from '../lists/published-lists.ts';
import { sendList } from './list-routes.ts';
import { hostOf, partOf } from './parts.ts';
import { encodingFor, hasAlready } from './rules.ts';
import type { Site, SiteFile } from './site.ts';

/** The page asks again each time whether it is still the newest: a correction must not wait for a cache. */
const pageLife = 'public, max-age=0, must-revalidate';

/** The page at `/` for the office whose host it is, and at `/<office>/` for each; its lists beside it, under the names by which it looks for them. */
export function serveSite(server: FastifyInstance, database: HubDatabase, site: Site): void {
  for (const folder of ['', '/:office'] as const) {
    server.get(`${folder}/`, async (request, reply) => ((await isThere(request)) ? page(request, reply) : reply.status(404).send()));
    server.get(`${folder}/trust-list.cbor`, async (request, reply) => sendLatest(request, reply, latestTrustList));
    server.get(`${folder}/status-lists.cbor`, async (request, reply) => sendLatest(request, reply, latestStatusLists));
    for (const [name, file] of site.files) {
      if (name !== 'index.html') server.get(`${folder}/${name}`, (request, reply) => sendFile(request, reply, file));
    }
  }
  // Without the stroke at the end the page would look for its files beside the office.
  server.get('/:office', async (request, reply) => ((await isThere(request)) ? reply.redirect(`/${encodeURIComponent(partOf(request, 'office') ?? '')}/`, 308) : reply.status(404).send()));

  /** At `/` the page is always; below it only where an office is that has published its lists. */
  async function isThere(request: FastifyRequest): Promise<boolean> {
    const office = partOf(request, 'office');
    return office === null || officeAt({ host: hostOf(request), office }, await officesWithHosts(database)) !== null;
  }

  function page(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const file = site.files.get('index.html');
    return file ? sendFile(request, reply, file) : reply.status(404).send();
  }

  async function sendLatest(request: FastifyRequest, reply: FastifyReply, latest: typeof latestTrustList): Promise<FastifyReply> {
    const office = officeAt({ host: hostOf(request), office: partOf(request, 'office') }, await officesWithHosts(database));
    return sendList(request, reply, office === null ? null : await latest(database, office), 'latest');
  }
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: SiteFile): FastifyReply {
  void reply.headers({ etag: file.etag, 'cache-control': pageLife, vary: 'accept-encoding' });
  if (hasAlready(request.headers['if-none-match'], file.etag)) return reply.status(304).send();
  const encoding = encodingFor(String(request.headers['accept-encoding'] ?? ''), { br: file.br !== null, gzip: file.gzip !== null });
  const packed = encoding === null ? null : file[encoding];
  if (encoding !== null) void reply.header('content-encoding', encoding);
  return reply.type(file.type).send(packed ?? file.plain);
}
