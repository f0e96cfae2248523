import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { plainBytes } from '../../core/ledger/event.ts';
import { routes } from '../../core/sync/wire.ts';
import { StoreAway, type ContentStore, type Standing } from '../contents/content-store.ts';
import { ahead, together } from '../contents/several-at-once.ts';
import type { HubDatabase } from '../db/open-hub-database.ts';
import { HubRefusal } from '../hub-refusal.ts';
import { toldError } from '../operate/hub-log.ts';
import type { Counts } from '../operate/hub-watch.ts';
import { answering } from './exchange.ts';
import { callerOf, type SyncServices } from './sync-routes.ts';

/** A piece of a content: what a thin line carries in some seconds, and no proxy turns away. */
export const mostBytesAPiece = 1024 * 1024;
/** What a desk takes in at most (attachments of up to a gigabyte). */
const largestContent = 1024 * 1024 * 1024;
/** A desk asks for hundreds in one question. */
const askedAtOnce = 16;

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
    const there = new Map<string, Standing>();
    await reaching(request, together(asked, askedAtOnce, async (one) => void there.set(one.hash, await contents.standing(one.hash))));
    // One that became whole just when the server ended has not been written down yet, and its desk brings it no more.
    const whole = [...there].flatMap(([name, { have, whole: isWhole }]) => (isWhole ? [{ hash: name, size: have, kept_at: now() }] : []));
    if (whole.length > 0) await noteKept(database, whole);
    return { contents: asked.map((one) => ({ hash: one.hash, have: there.get(one.hash)?.have ?? 0 })) };
  });

  answering(server, routes.smallContents, async ({ wanted }, request) => {
    await callerOf(offices, request);
    const read: (Uint8Array | null)[] = [];
    const reading = async () => {
      for await (const bytes of ahead(wanted, askedAtOnce, (one) => contents.read(one.hash, 0, one.size))) read.push(bytes && plainBytes(bytes));
    };
    await reaching(request, reading());
    return { contents: read };
  });

  server.put('/desk/content/:hash', async (request, reply) => {
    await callerOf(offices, request);
    const place = putting.safeParse({ ...objectOf(request.params), ...objectOf(request.query) });
    const { body } = request;
    if (!place.success || !(body instanceof Uint8Array) || place.data.offset + body.length > place.data.size) throw new HubRefusal('badInput');
    const { hash: name, offset, size } = place.data;
    const became = await reaching(request, contents.append(name, { offset, size, bytes: body }));
    if (became === 'wrong') throw new HubRefusal('contentWrong');
    if (became === 'gap') throw new HubRefusal('gap', (await reaching(request, contents.standing(name))).have);
    if (became === 'whole') await noteKept(database, [{ hash: name, size, kept_at: now() }]);
    if (became === 'whole') counts.contents();
    return reply.status(204).send();
  });

  server.get('/desk/content/:hash', async (request, reply) => {
    await callerOf(offices, request);
    const place = getting.safeParse({ ...objectOf(request.params), ...objectOf(request.query) });
    if (!place.success) throw new HubRefusal('badInput');
    const bytes = await reaching(request, contents.read(place.data.hash, place.data.offset, place.data.length));
    if (!bytes) throw new HubRefusal('contentUnknown');
    return reply.type('application/octet-stream').send(Buffer.from(bytes));
  });
}

async function noteKept({ query }: HubDatabase, contents: readonly { readonly hash: string; readonly size: number; readonly kept_at: number }[]): Promise<void> {
  await query.insertInto('content').values(contents).onConflict((conflict) => conflict.column('hash').doNothing()).execute();
}

/** A store that is away is the operator's affair, and stands in the log; its desks come again. */
async function reaching<Found>({ log }: FastifyRequest, found: Promise<Found>): Promise<Found> {
  try {
    return await found;
  } catch (error) {
    if (!(error instanceof StoreAway)) throw error;
    log.error({ event: 'contents', ...toldError(error) });
    throw new HubRefusal('busy');
  }
}

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});
