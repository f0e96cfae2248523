import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { writeCbor } from '../../core/lan/cbor.ts';
import { frame, FrameReader, maximumFrame } from '../../core/lan/transport/frames.ts';
import { plainBytes } from '../../core/ledger/event.ts';
import { unfoldBatch, type FoldedBatch } from '../../core/sync/folded-batch.ts';
import { unpackerOf } from '../../core/sync/packing.ts';
import { streamPath, streamType } from '../../core/sync/wire.ts';
import { HubRefusal } from '../hub-refusal.ts';
import type { Gate } from '../operate/gate.ts';
import type { Counts } from '../operate/hub-watch.ts';
import type { Durable } from '../ledger/take-in.ts';
import { callerOf, takeBatch, type SyncServices } from './sync-routes.ts';

type Door = { readonly gate: Gate; readonly counts: Counts };

/**
 * Takes many batches in one request, each durable before it is answered. What the desk is asked for and held against is the same as for a single batch; the
 * first that is not taken ends it.
 */
export function servePushStream(server: FastifyInstance, services: SyncServices, door: Door): void {
  server.addContentTypeParser(streamType, (_request, payload, done) => done(null, payload));

  server.post(streamPath, async (request, reply) => {
    await callerOf(services.offices, request);
    const packing = request.headers['content-encoding'];
    if (packing !== 'zstd' && packing !== 'br') throw new HubRefusal('badInput');
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': streamType });
    reply.raw.flushHeaders();
    try {
      await takeAll(request, reply.raw, request.raw.pipe(unpackerOf(packing)), (batch) => takeFolded(request, batch, services, door));
    } catch (error) {
      const { problem, size } = refusalOf(error, request);
      door.counts.refused({ reason: problem });
      reply.raw.write(frame(writeCbor(size === undefined ? { problem } : { problem, size })));
    }
    reply.raw.end();
  });
}

async function takeAll(request: FastifyRequest, response: ServerResponse, unpacked: Readable, take: (folded: FoldedBatch) => Promise<Durable>): Promise<void> {
  request.raw.on('aborted', () => unpacked.destroy());
  const frames = new FrameReader(maximumFrame);
  let head: Uint8Array | null = null;
  for await (const bytes of unpacked) {
    frames.push(plainBytes(bytes));
    for (let next = frames.next(); next; next = frames.next()) {
      if (head) {
        const taken = await take({ head, signatures: next });
        response.write(frame(writeCbor(taken)));
      }
      head = head ? null : next;
    }
    if (frames.broken) throw new HubRefusal('tooLarge');
  }
}

/** A place at the gate for each batch: a line that is slow keeps none from others. */
async function takeFolded(request: FastifyRequest, folded: FoldedBatch, services: SyncServices, { gate, counts }: Door): Promise<Durable> {
  const entering = gate.enter();
  if (!entering) throw new HubRefusal('busy');
  const leave = await entering;
  try {
    const batch = unfoldBatch(folded);
    if (!batch) throw new HubRefusal('badInput');
    return await takeBatch(services, counts, await callerOf(services.offices, request), batch);
  } finally {
    leave();
  }
}

/** What does not unpack is the sender's fault, and so is a line that broke, which nobody hears of. */
function refusalOf(error: unknown, request: FastifyRequest): HubRefusal {
  if (error instanceof HubRefusal) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('ZSTD_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR') || code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE') return new HubRefusal('badInput');
  request.log.error(error);
  return new HubRefusal('internal');
}
