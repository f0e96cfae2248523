import { randomInt } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { TLSSocket } from 'node:tls';
import { spkiOf } from '../../core/lan/roster/desk-keys.ts';
import { readCbor, writeCbor } from '../../core/lan/cbor.ts';
import { readCertificate } from '../../core/lan/certificates/desk-certificate.ts';
import { plainBytes } from '../../core/ledger/event.ts';
import { pack, packingFor, unpack } from '../../core/sync/packing.ts';
import type { SyncProblem } from '../../core/sync/wire.ts';
import { toldError } from '../operate/hub-log.ts';
import { HubRefusal, statusOf } from '../hub-refusal.ts';

/** Nothing that is asked is larger than this when it is unpacked. */
const mostUnpacked = 4 * 1024 * 1024;

/** Smaller answers are not worth packing. */
const packedFrom = 400;

type Route<Asks extends z.ZodType, Answers extends z.ZodType> = { readonly path: string; readonly asks: Asks; readonly answers: Answers };

/** Bodies are CBOR, packed or not, and are read as bytes: what they may say is the route's own. */
export function readBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/cbor', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** Answers a question of desks: parsed by its schema, bounded, answered in CBOR; a refusal says why in its body and by its status. */
export function answering<Asks extends z.ZodType, Answers extends z.ZodType>(
  server: FastifyInstance,
  { path, asks }: Route<Asks, Answers>,
  answer: (body: z.output<Asks>, request: FastifyRequest) => Promise<z.input<Answers>>,
): void {
  server.post(path, async (request, reply) => {
    const body = asks.safeParse(await bodyOf(request));
    if (!body.success) throw new HubRefusal('badInput');
    return send(reply, request, await answer(body.data, request));
  });
}

async function bodyOf(request: FastifyRequest): Promise<unknown> {
  if (!(request.body instanceof Uint8Array)) throw new HubRefusal('badInput');
  const packing = request.headers['content-encoding'];
  if (packing !== undefined && packing !== 'zstd' && packing !== 'br') throw new HubRefusal('badInput');
  const bytes = packing === undefined ? request.body : await unpack(request.body, packing, mostUnpacked);
  const read = bytes && readCbor(plainBytes(bytes));
  if (!read) throw new HubRefusal('badInput');
  return read.value;
}

async function send(reply: FastifyReply, request: FastifyRequest, answer: unknown): Promise<FastifyReply> {
  const bytes = writeCbor(answer);
  void reply.type('application/cbor');
  if (bytes.length < packedFrom) return reply.send(Buffer.from(bytes));
  const packing = packingFor(String(request.headers['accept-encoding'] ?? ''));
  return reply.header('content-encoding', packing).send(Buffer.from(await pack(bytes, packing)));
}

/** When a desk that was turned away should come again, in seconds: not all at once. */
const comeAgain = { least: 2, most: 12 } as const;

/** What went wrong as the desk is told it; what was not foreseen is told as `internal` and stands in the server's log alone. */
export function tellProblems(server: FastifyInstance, refused: (labels: { readonly reason: SyncProblem }) => void): void {
  server.setErrorHandler((error, request, reply) => {
    const known = error instanceof HubRefusal ? error : tooLarge(error);
    const problem = known?.problem ?? 'internal';
    const size = known?.size;
    refused({ reason: problem });
    const told = { event: 'refused', route: request.routeOptions.url ?? 'unknown', reason: problem };
    if (known) request.log.info(told);
    else request.log.error({ ...told, error: toldError(error) });
    if (problem === 'busy') void reply.header('retry-after', String(randomInt(comeAgain.least, comeAgain.most)));
    return reply.status(statusOf[problem]).type('application/cbor').send(Buffer.from(writeCbor(size === undefined ? { problem } : { problem, size })));
  });
  server.setNotFoundHandler(() => {
    throw new HubRefusal('notFound');
  });
}

function tooLarge(error: unknown): HubRefusal | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new HubRefusal('tooLarge');
  return typeof code === 'string' && code.startsWith('FST_ERR_CTP_') ? new HubRefusal('badInput') : null;
}

/** The TLS key (SubjectPublicKeyInfo, DER) that the other end has proven to hold; null where it showed no certificate. */
export function tlsKeyOf({ raw }: FastifyRequest): Uint8Array | null {
  if (!(raw.socket instanceof TLSSocket)) return null;
  const { raw: certificate } = raw.socket.getPeerCertificate();
  const read = certificate === undefined ? null : readCertificate(certificate);
  try {
    return read && spkiOf(read.publicKey);
  } catch {
    return null;
  }
}
