import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { writeCbor } from '../../core/lan/cbor.ts';
import { frame, FrameReader, maximumFrame } from '../../core/lan/transport/frames.ts';
import { plainBytes } from '../../core/ledger/event.ts';
import { unfoldBatch } from '../../core/sync/folded-batch.ts';
import { unpackerOf } from '../../core/sync/packing.ts';
import { streamPath, streamType } from '../../core/sync/wire.ts';
import { HubRefusal } from '../hub-refusal.ts';
import type { Durable } from '../ledger/take-in.ts';
import { callerOf, takeBatch, type SyncServices } from './sync-routes.ts';

/**
 * Takes many batches in one request, each durable before it is answered. What the desk is asked for and held against is the same as for a single batch; the
 * first that is not taken ends it.
 */
export function servePushStream(server: FastifyInstance, services: SyncServices): void {
  server.addContentTypeParser(streamType, (_request, payload, done) => done(null, payload));

  server.post(streamPath, async (request, reply) => {
    await callerOf(services.offices, request);
    const packing = request.headers['content-encoding'];
    if (packing !== 'zstd' && packing !== 'br') throw new HubRefusal('badInput');
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': streamType });
    reply.raw.flushHeaders();
    try {
      await takeAll(request, reply.raw, request.raw.pipe(unpackerOf(packing)), services);
    } catch (error) {
      const { problem, size } = refusalOf(error, request);
      reply.raw.write(frame(writeCbor(size === undefined ? { problem } : { problem, size })));
    }
    reply.raw.end();
  });
}

async function takeAll(request: FastifyRequest, response: ServerResponse, unpacked: Readable, services: SyncServices): Promise<void> {
  request.raw.on('aborted', () => unpacked.destroy());
  const frames = new FrameReader(maximumFrame);
  let head: Uint8Array | null = null;
  for await (const bytes of unpacked) {
    frames.push(plainBytes(bytes));
    for (let next = frames.next(); next; next = frames.next()) {
      if (head) {
        const taken = await takeFolded(request, { head, signatures: next }, services);
        response.write(frame(writeCbor(taken)));
      }
      head = head ? null : next;
    }
    if (frames.broken) throw new HubRefusal('tooLarge');
  }
}

async function takeFolded(request: FastifyRequest, folded: { readonly head: Uint8Array; readonly signatures: Uint8Array }, services: SyncServices): Promise<Durable> {
  const batch = unfoldBatch(folded);
  if (!batch) throw new HubRefusal('badInput');
  return takeBatch(services, await callerOf(services.offices, request), batch);
}

/** What does not unpack is the sender's fault, and so is a line that broke, which nobody hears of. */
function refusalOf(error: unknown, request: FastifyRequest): HubRefusal {
  if (error instanceof HubRefusal) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('ZSTD_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR') || code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE') return new HubRefusal('badInput');
  request.log.error(error);
  return new HubRefusal('internal');
}
