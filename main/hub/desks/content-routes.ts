import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { routes } from '../../core/sync/wire.ts';
import type { ContentStore } from '../contents/content-folder.ts';
import { HubRefusal } from '../hub-refusal.ts';
import type { Counts } from '../operate/hub-watch.ts';
import { answering } from './exchange.ts';
import { callerOf, type SyncServices } from './sync-routes.ts';

/** A piece of a content: what a thin line carries in some seconds, and no proxy turns away. */
export const mostBytesAPiece = 1024 * 1024;
/** What a desk takes in at most (attachments of up to a gigabyte). */
const largestContent = 1024 * 1024 * 1024;

const hash = z.string().regex(/^[0-9a-f]{64}$/u);
const whole = z.coerce.number().int().nonnegative();
const putting = z.object({ hash, offset: whole, size: whole.max(largestContent) });
const getting = z.object({ hash, offset: whole, length: whole.min(1).max(mostBytesAPiece) });

/**
 * Contents in pieces, each durable before it is answered, so that a line that breaks goes on where it was (ledger.md 7.7). Who knows the hash of a content
 * has read an event that speaks of it: no more is asked of a listed desk.
 */
export function serveContents(server: FastifyInstance, { database, offices, now }: SyncServices, contents: ContentStore, counts: Counts): void {
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: mostBytesAPiece }, (_request, body, done) => done(null, body));

  answering(server, routes.contents, async ({ contents: asked }, request) => {
    await callerOf(offices, request);
    return { contents: asked.map((one) => ({ hash: one.hash, have: contents.standing(one.hash).have })) };
  });

  server.put('/desk/content/:hash', async (request, reply) => {
    await callerOf(offices, request);
    const place = putting.safeParse({ ...objectOf(request.params), ...objectOf(request.query) });
    const { body } = request;
    if (!place.success || !(body instanceof Uint8Array) || place.data.offset + body.length > place.data.size) throw new HubRefusal('badInput');
    const { hash: name, offset, size } = place.data;
    const became = await contents.append(name, { offset, size, bytes: body });
    if (became === 'wrong') throw new HubRefusal('contentWrong');
    if (became === 'gap') throw new HubRefusal('gap', contents.standing(name).have);
    if (became === 'whole') await database.query.insertInto('content').values({ hash: name, size, kept_at: now() }).onConflict((conflict) => conflict.column('hash').doNothing()).execute();
    if (became === 'whole') counts.contents();
    return reply.status(204).send();
  });

  server.get('/desk/content/:hash', async (request, reply) => {
    await callerOf(offices, request);
    const place = getting.safeParse({ ...objectOf(request.params), ...objectOf(request.query) });
    if (!place.success) throw new HubRefusal('badInput');
    const bytes = await contents.read(place.data.hash, place.data.offset, place.data.length);
    if (!bytes) throw new HubRefusal('contentUnknown');
    return reply.type('application/octet-stream').send(Buffer.from(bytes));
  });
}

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});
