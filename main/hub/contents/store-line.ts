import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type Question = {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `size` bytes; what comes from a stream can't be sent twice. */
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
  readonly size: number;
  /** An answer that is longer is none. */
  readonly most: number;
};

export type Answer = { readonly status: number; readonly headers: IncomingMessage['headers']; readonly body: Buffer };

/** No answer came; the message says what the line did. */
export class LineBroken extends Error {}

const requestsAtOnce = 32;

/** How long a request may take. */
export type LineBounds = {
  /** Milliseconds for which nothing goes over the line. */
  readonly silentFor: number;
  /** Milliseconds in all, beside what its body takes at the slowest. */
  readonly within: number;
};

/** Desks give up their own request after 90 s. */
const usualBounds: LineBounds = { silentFor: 40_000, within: 30_000 };
/** Bytes a second. */
const slowest = 256 * 1024;

/** Requests over connections that stay open, each bounded in time and its answer in length. */
export class StoreLine {
  readonly #https = new HttpsAgent({ keepAlive: true, maxSockets: requestsAtOnce });
  readonly #http = new HttpAgent({ keepAlive: true, maxSockets: requestsAtOnce });
  readonly #bounds: LineBounds;

  constructor(bounds: LineBounds = usualBounds) {
    this.#bounds = bounds;
  }

  /** Rejects with `LineBroken`, or with whatever the source of the body threw. */
  async ask(question: Question): Promise<Answer> {
    const first = await this.#send(question);
    const answer = first === 'unheard' ? await this.#send(question) : first;
    if (answer === 'unheard') throw new LineBroken('closed');
    return answer;
  }

  /** `unheard`: the connection had been kept open, and was closed at the other end. */
  async #send(question: Question): Promise<Answer | 'unheard'> {
    const { body, most } = question;
    const request = this.#open(question);
    const source: { problem?: unknown } = {};
    try {
      return await new Promise<Answer>((resolve, reject) => {
        request.once('error', reject);
        request.once('timeout', () => request.destroy(new Error('silent')));
        request.once('response', (response) => void answerOf(response, most).then(resolve, reject));
        if (body instanceof Uint8Array) request.end(body);
        else pipeline(Readable.from(noting(body, source)), request).catch(reject);
      });
    } catch (error) {
      if ('problem' in source) throw source.problem;
      const why = whyBroken(error);
      if (request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(why)) return 'unheard';
      throw new LineBroken(why);
    } finally {
      // An answer may come before all was sent: the rest is not wanted then.
      if (!request.writableFinished) request.destroy();
    }
  }

  #open({ url, method, headers, body, size }: Question): ClientRequest {
    const { within, silentFor } = this.#bounds;
    const signal = AbortSignal.timeout(within + Math.ceil((size / slowest) * 1000));
    const options = { method, headers: { ...headers, 'content-length': String(size) }, timeout: silentFor, signal };
    // What can't be sent twice goes over a connection of its own: one that was kept may just be closing.
    const isOnce = !(body instanceof Uint8Array);
    return url.protocol === 'https:' ? httpsRequest(url, { ...options, agent: isOnce ? false : this.#https }) : httpRequest(url, { ...options, agent: isOnce ? false : this.#http });
  }
}

/** The system's or the TLS library's code, where there is one. */
function whyBroken(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

async function* noting(pieces: AsyncIterable<Uint8Array>, source: { problem?: unknown }): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    source.problem = error;
    throw error;
  }
}

async function answerOf(response: IncomingMessage, most: number): Promise<Answer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response) {
    if (!(piece instanceof Uint8Array)) continue;
    length += piece.length;
    if (length > most) throw new Error('answer too long');
    pieces.push(piece);
  }
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) };
}
