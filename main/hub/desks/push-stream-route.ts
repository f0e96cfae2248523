import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { writeCbor } from '../../core/lan/cbor.ts';
import { frame, FrameReader, maximumFrame } from '../../core/lan/transport/frames.ts';
import { plainBytes } from '../../core/ledger/event.ts';
import { unfoldBatch, type FoldedBatch } from '../../core/sync/folded-batch.ts';
import { unpackerOf } from '../../core/sync/packing.ts';
import { readBatch } from '../../core/sync/read-batch.ts';
import { streamPath, streamType } from '../../core/sync/wire.ts';
import { HubRefusal } from '../hub-refusal.ts';
import type { Gate } from '../operate/gate.ts';
import type { Counts } from '../operate/hub-watch.ts';
import { durableOf, type Durable } from '../ledger/take-in.ts';
import { LogStream, type PreparedBatch } from '../ledger/log-stream.ts';
import { oneAhead } from '../ledger/one-ahead.ts';
import { callerOf, ownerOf, type SyncServices } from './sync-routes.ts';

type Door = { readonly gate: Gate; readonly counts: Counts };

/**
 * Takes many batches in one request, each durable before it is answered; the next is read while the one before goes to the disk. What a desk is asked for is the same as for a single
 * batch, but that one signature stands under all of a batch. The first that is not taken ends it.
 */
export function servePushStream(server: FastifyInstance, services: SyncServices, door: Door): void {
  server.addContentTypeParser(streamType, (_request, payload, done) => done(null, payload));

  server.post(streamPath, async (request, reply) => {
    const caller = await callerOf(services.offices, request);
    const packing = request.headers['content-encoding'];
    if (packing !== 'zstd' && packing !== 'br') throw new HubRefusal('badInput');
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': streamType });
    reply.raw.flushHeaders();
    const unpacked = request.raw.pipe(unpackerOf(packing));
    const { database: hub, cosigner, now } = services;
    const log = new LogStream({ hub, owner: ownerOf(caller), cosigner, now });
    try {
      await oneAhead(foldedIn(request, unpacked), (folded) => readFolded(folded, log), async (batch) => {
        reply.raw.write(frame(writeCbor(await takeInTurn(batch, log, services, { ...door, request }))));
      });
    } catch (error) {
      unpacked.destroy();
      const { problem, size } = refusalOf(error, request);
      door.counts.refused({ reason: problem });
      reply.raw.write(frame(writeCbor(size === undefined ? { problem } : { problem, size })));
    }
    reply.raw.end();
  });
}

/** The folded batches of a request as they come. */
async function* foldedIn({ raw }: FastifyRequest, unpacked: Readable): AsyncGenerator<FoldedBatch> {
  raw.on('aborted', () => unpacked.destroy());
  const frames = new FrameReader(maximumFrame);
  let head: Uint8Array | null = null;
  for await (const bytes of unpacked) {
    frames.push(plainBytes(bytes));
    for (let next = frames.next(); next; next = frames.next()) {
      if (head) yield { head, signatures: next };
      head = head ? null : next;
    }
    if (frames.broken) throw new HubRefusal('tooLarge');
  }
}

function readFolded(folded: FoldedBatch, log: LogStream): PreparedBatch {
  const unfolded = unfoldBatch(folded);
  if (!unfolded) throw new HubRefusal('badInput');
  const batch = readBatch(unfolded.log, unfolded.events);
  if (!batch.ok) throw new HubRefusal(batch.error.code);
  return log.prepare(unfolded.log, { ...batch.value, proof: { by: 'checkpoint', signature: unfolded.checkpoint } });
}

/** A place at the gate for each batch: a line that is slow keeps none from others. Whoever was taken off the list meanwhile is not listened to any more. */
async function takeInTurn(batch: PreparedBatch, log: LogStream, { database, offices, taken: tell }: SyncServices, { gate, counts, request }: Door & { readonly request: FastifyRequest }): Promise<Durable> {
  const entering = gate.enter();
  if (!entering) throw new HubRefusal('busy');
  const leave = await entering;
  try {
    await callerOf(offices, request);
    const taken = await log.take(batch);
    if (!taken.ok) throw new HubRefusal(taken.error.code, (await durableOf(database, batch.log)).size);
    counts.batches();
    counts.events({}, batch.batch.events.length);
    tell();
    return taken.value;
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
