import type { ClientRequest, IncomingMessage } from 'node:http';
import { readCbor } from '../lan/cbor.ts';
import { frame, FrameReader } from '../lan/transport/frames.ts';
import { plainBytes } from '../ledger/event.ts';
import { failure, success, type Result } from '../result.ts';
import type { FoldedBatch } from './folded-batch.ts';
import type { Packer } from './packing.ts';
import { problem, pushAnswer, streamType, type Durable, type SyncProblem } from './wire.ts';

/** Why an answer does not come, beside what the server says itself (`LinkFailure`). */
type StreamFailure = SyncProblem | 'unreachable' | 'otherServer' | 'notTheServer';
type StreamAnswer = Result<Durable, StreamFailure>;

const mostAnswer = 4 * 1024;
const mostRefusal = 64 * 1024;

/**
 * Batches of a log, one behind the other, in one request: the next goes out before the one before is answered, and all are packed as one text, so that a later one is small by what stood in
 * the earlier ones. Each is durable, and answered, by itself: a line that breaks loses what was not answered.
 */
export class PushStream {
  readonly #request: ClientRequest;
  readonly #packer: Packer;
  readonly #answers: StreamAnswer[] = [];
  #waiting: ((answer: StreamAnswer) => void) | null = null;
  #ended: StreamAnswer | null = null;
  #sent = 0;

  constructor(request: ClientRequest, packer: Packer, whyBroken: (error: Error) => StreamFailure) {
    request.flushHeaders();
    this.#request = request;
    this.#packer = packer;
    packer.on('data', (bytes: Buffer) => {
      this.#sent += bytes.length;
      request.write(bytes);
    });
    packer.on('end', () => request.end());
    request.on('response', (response) => this.#hear(response));
    request.on('timeout', () => request.destroy());
    request.on('error', (error) => this.#end(failure(whyBroken(error))));
    request.on('close', () => this.#end(failure('unreachable')));
  }

  /** Bytes that went out so far, packed. */
  get sent(): number {
    return this.#sent;
  }

  /** Sends a batch on its way; the answers come by `answer`, in the order of sending. */
  async send({ head, signatures }: FoldedBatch): Promise<void> {
    for (const piece of [head, signatures]) {
      this.#packer.write(frame(piece));
      await new Promise<void>((resolve) => this.#packer.flush(() => resolve()));
    }
  }

  /** The next answer; once the stream is over, why. */
  answer(): Promise<StreamAnswer> {
    const next = this.#answers.shift() ?? this.#ended;
    return next
      ? Promise.resolve(next)
      : new Promise((resolve) => {
          this.#waiting = resolve;
        });
  }

  /** No more batches come; the connection may be used again. */
  finish(): void {
    this.#packer.end();
  }

  /** Gives up. */
  abort(): void {
    this.#request.destroy();
  }

  #hear(response: IncomingMessage): void {
    const isStream = response.statusCode === 200 && response.headers['content-type'] === streamType;
    const frames = new FrameReader(mostAnswer);
    const refusal: Buffer[] = [];
    response.on('data', (bytes: Buffer) => {
      if (isStream) this.#read(frames, bytes);
      else if (refusal.reduce((sum, { length }) => sum + length, bytes.length) <= mostRefusal) refusal.push(bytes);
    });
    response.on('end', () => this.#end(isStream ? failure('unreachable') : (refusalIn(Buffer.concat(refusal)) ?? failure('notTheServer'))));
    response.on('error', () => this.#end(failure('unreachable')));
  }

  #read(frames: FrameReader, bytes: Uint8Array): void {
    frames.push(plainBytes(bytes));
    for (let next = frames.next(); next; next = frames.next()) {
      const durable = pushAnswer.safeParse(readCbor(next)?.value);
      if (durable.success) this.#give(success(durable.data));
      else this.#end(refusalIn(next) ?? failure('notTheServer'));
    }
    if (frames.broken) this.#end(failure('notTheServer'));
  }

  #give(answer: StreamAnswer): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) waiting(answer);
    else this.#answers.push(answer);
  }

  /** The first reason stands: what follows it is its echo. */
  #end(why: StreamAnswer): void {
    if (this.#ended) return;
    this.#ended = why;
    if (this.#waiting) this.#give(why);
  }
}

function refusalIn(bytes: Uint8Array): StreamAnswer | null {
  const read = problem.safeParse(readCbor(bytes)?.value);
  if (!read.success) return null;
  const { problem: code, size } = read.data;
  return failure(code, size === undefined ? {} : { size });
}
