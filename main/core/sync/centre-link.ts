import { Agent, request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { z } from 'zod';
import { readCbor, writeCbor } from '../lan/cbor.ts';
import { readCertificate } from '../lan/certificates/desk-certificate.ts';
import { spkiOf } from '../lan/roster/desk-keys.ts';
import type { Address } from '../lan/roster/statements.ts';
import { unjudgedTls, type TlsIdentity } from '../lan/transport/tls.ts';
import { plainBytes } from '../ledger/event.ts';
import { failure, success, type Result } from '../result.ts';
import { pack, packerFor, packingFor, readablePackings, unpack } from './packing.ts';
import { PushStream } from './push-stream.ts';
import { problem, streamPath, streamType, type SyncProblem } from './wire.ts';

/**
 * Why an answer did not come. `unreachable`: nobody there, or the line broke. `otherServer`: who answers there is not the server that the office's list
 * names. `notTheServer`: something on the way answered in its place, such as a login page or an overloaded proxy.
 */
export type LinkFailure = SyncProblem | 'unreachable' | 'otherServer' | 'notTheServer';

/** An answer, and how many bytes the question took on the line. */
type Asked<Answer> = Result<Answer, LinkFailure> & { readonly sent: number };

type Route<Asks extends z.ZodType, Answers extends z.ZodType> = { readonly path: string; readonly asks: Asks; readonly answers: Answers };
type Reply = { readonly status: number; readonly type: string; readonly encoding: string | undefined; readonly body: Uint8Array };

const mostAnswer = 4 * 1024 * 1024;
const packedFrom = 400;

/** A line that says nothing for so long is given up; half a megabyte over 64 kbit/s takes one minute. */
const usualSilence = 90_000;

/** Seconds for which a desk lets itself be put off at most. */
const longestWait = 300;

export type CentreLinkOptions = {
  readonly address: Address;
  readonly identity: () => TlsIdentity;
  /** Whether the TLS key (SubjectPublicKeyInfo, DER) is the server's: nothing is sent before. */
  readonly isServer: (spki: Uint8Array) => boolean;
  /** Connections at once. */
  readonly connections?: number;
  /** Milliseconds after which a line that says nothing is given up. */
  readonly silentFor?: number | undefined;
};

/** Requests of a desk to its central server: over a few connections that stay open, each proven at both ends. */
export class CentreLink {
  readonly #options: CentreLinkOptions;
  readonly #agent: PinnedAgent;
  #askedToWait: number | null = null;
  #closed = false;

  constructor(options: CentreLinkOptions) {
    this.#options = options;
    this.#agent = new PinnedAgent(options);
  }

  async ask<Asks extends z.ZodType, Answers extends z.ZodType>({ path, answers }: Route<Asks, Answers>, body: z.input<Asks>): Promise<Asked<z.output<Answers>>> {
    const bytes = writeCbor(body);
    const packing = bytes.length < packedFrom ? undefined : packingFor(readablePackings.join(','));
    const packed = packing ? await pack(bytes, packing) : bytes;
    const reply = await this.#request('POST', path, { type: 'application/cbor', bytes: packed, ...(packing ? { packing } : {}) });
    const answer = reply.ok ? await readAnswer(reply.value, answers) : failure(reply.error.code);
    return { ...(this.#closed ? failure('unreachable') : answer), sent: packed.length };
  }

  /** Puts a piece of a content on at the end of what the server has of it. */
  async putContent(hash: string, { offset, size, bytes }: { readonly offset: number; readonly size: number; readonly bytes: Uint8Array }): Promise<Result<null, LinkFailure>> {
    const reply = await this.#request('PUT', `/desk/content/${hash}?offset=${offset}&size=${size}`, { type: 'application/octet-stream', bytes });
    if (!reply.ok) return failure(reply.error.code);
    return reply.value.status === 204 ? success(null) : await refusalIn(reply.value);
  }

  /** Bytes of a content that the server has whole. */
  async getContent(hash: string, offset: number, length: number): Promise<Result<Uint8Array, LinkFailure>> {
    const reply = await this.#request('GET', `/desk/content/${hash}?offset=${offset}&length=${length}`, null);
    if (!reply.ok) return failure(reply.error.code);
    const { status, type, body } = reply.value;
    return status === 200 && type === 'application/octet-stream' ? success(body) : await refusalIn(reply.value);
  }

  /** Opens a request of many batches. */
  stream(line: 'quick' | 'thin'): PushStream {
    const { host, port } = this.#options.address;
    const { packing, packer } = packerFor(line);
    const headers = { 'content-type': streamType, 'content-encoding': packing, 'accept-encoding': 'identity' };
    return new PushStream(httpsRequest({ host, port, method: 'POST', path: streamPath, headers, agent: this.#agent, timeout: this.#silentFor }), packer, whyBroken);
  }

  /** After how many milliseconds an overloaded server asked to be asked again, since this was last looked at; null where it did not. */
  takeAskedToWait(): number | null {
    const asked = this.#askedToWait;
    this.#askedToWait = null;
    return asked;
  }

  /** Whoever still waits for an answer gets none, also where it has come already: the database that it was for may be closed. */
  close(): void {
    this.#closed = true;
    this.#agent.destroy();
  }

  get #silentFor(): number {
    return this.#options.silentFor ?? usualSilence;
  }

  #request(method: string, path: string, body: { readonly type: string; readonly bytes: Uint8Array; readonly packing?: string } | null): Promise<Result<Reply, LinkFailure>> {
    const { host, port } = this.#options.address;
    const headers = {
      'accept-encoding': readablePackings.join(', '),
      ...(body ? { 'content-type': body.type, 'content-length': String(body.bytes.length) } : {}),
      ...(body?.packing === undefined ? {} : { 'content-encoding': body.packing }),
    };
    return new Promise((resolve) => {
      const request = httpsRequest({ host, port, method, path, headers, agent: this.#agent, timeout: this.#silentFor }, (response) => {
        const pieces: Buffer[] = [];
        let length = 0;
        response.on('data', (piece: Buffer) => {
          length += piece.length;
          if (length > mostAnswer) request.destroy();
          else pieces.push(piece);
        });
        response.on('error', () => resolve(failure('unreachable')));
        response.on('end', () => {
          const { 'content-type': type = '', 'content-encoding': encoding, 'retry-after': wait } = response.headers;
          const seconds = Number(wait);
          if (response.statusCode === 503 && seconds > 0) this.#askedToWait = Math.min(seconds, longestWait) * 1000;
          resolve(this.#closed ? failure('unreachable') : success({ status: response.statusCode ?? 0, type, encoding, body: plainBytes(Buffer.concat(pieces)) }));
        });
      });
      request.on('timeout', () => request.destroy());
      request.on('error', (error) => resolve(failure(whyBroken(error))));
      request.end(body?.bytes);
    });
  }
}

class OtherServer extends Error {}

const whyBroken = (error: Error) => (error instanceof OtherServer ? 'otherServer' : 'unreachable');

/** Opens connections, and gives one away only once the other end has proven to hold the server's key. */
class PinnedAgent extends Agent {
  readonly #options: CentreLinkOptions;

  constructor(options: CentreLinkOptions) {
    super({ keepAlive: true, maxSockets: options.connections ?? 4, keepAliveMsecs: 30_000 });
    this.#options = options;
  }

  /** Gives null: the connection comes later, by the callback. */
  override createConnection(_options: unknown, given?: (error: Error | null, stream: Duplex) => void): null {
    const { address, identity, isServer, silentFor } = this.#options;
    const socket = unjudgedTls(address, identity());
    socket.setNoDelay(true);
    // A request has no socket yet that it could give up: one that falls silent in the handshake would be waited for without end.
    const giveUp = () => socket.destroy(new Error('silent in the handshake'));
    socket.setTimeout(silentFor ?? usualSilence, giveUp);
    socket.once('secureConnect', () => {
      socket.setTimeout(0, giveUp);
      const spki = serverKey(socket);
      if (spki && isServer(spki)) given?.(null, socket);
      else socket.destroy(new OtherServer());
    });
    socket.once('error', (error) => given?.(error, socket));
    return null;
  }
}

function serverKey(socket: TLSSocket): Uint8Array | null {
  const { raw } = socket.getPeerCertificate();
  const read = raw === undefined ? null : readCertificate(plainBytes(raw));
  try {
    return read && spkiOf(read.publicKey);
  } catch {
    return null;
  }
}

async function readAnswer<Answers extends z.ZodType>(reply: Reply, answers: Answers): Promise<Result<z.output<Answers>, LinkFailure>> {
  if (reply.status !== 200) return refusalIn(reply);
  const read = answers.safeParse((await contentOf(reply))?.value);
  return read.success ? success(read.data) : failure('notTheServer');
}

/** What the server says of a request that it took nothing of; `params.size` is how far the log stands there. */
async function refusalIn(reply: Reply): Promise<ReturnType<typeof failure<LinkFailure>>> {
  const read = problem.safeParse((await contentOf(reply))?.value);
  if (!read.success) return failure('notTheServer');
  const { problem: code, size } = read.data;
  return failure(code, size === undefined ? {} : { size });
}

async function contentOf({ type, encoding, body }: Reply): Promise<{ readonly value: unknown } | null> {
  if (type !== 'application/cbor') return null;
  if (encoding === undefined) return readCbor(body);
  if (encoding !== 'zstd' && encoding !== 'br') return null;
  const bytes = await unpack(body, encoding, mostAnswer);
  return bytes && readCbor(bytes);
}
