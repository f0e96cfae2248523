import { publicKeyFromRaw } from '../keys/raw-keys.ts';
import type { Clock } from '../lan/clock.ts';
import type { Checkpoint } from '../ledger/checkpoint.ts';
import { readCosignature } from '../ledger/cosignature.ts';
import { plainBytes } from '../ledger/event.ts';
import { failure, success, type Result } from '../result.ts';
import type { CentreLink, LinkFailure } from './centre-link.ts';
import { foldBatch } from './folded-batch.ts';
import { firstBatch, lineOf, longestStreamMs, mostOnTheWay, nextBatch, smallerBatch } from './rules.ts';
import type { SyncStore } from './sync-store.ts';
import { mostBytesABatch, routes, type Durable } from './wire.ts';

/** Why a log does not go on at the server. `centreDiffers`: it holds something else in the place of what this desk wrote, or more than this desk has. `centreForged`: its word does not hold. */
export type PushProblem = LinkFailure | 'centreDiffers' | 'centreForged';

export type Server = { readonly link: CentreLink; readonly signing: Uint8Array; readonly instance: string };

/** This desk's signature of the size and root of one of its logs, 64 bytes. */
export type SignCheckpoint = (checkpoint: Checkpoint) => Uint8Array;

/** A batch grows or shrinks with the line, and is packed as the line needs it; kept between the logs of one visit, and between visits. */
export class BatchSize {
  #events = firstBatch;
  #line: 'quick' | 'thin' = 'thin';

  get events(): number {
    return this.#events;
  }

  get line(): 'quick' | 'thin' {
    return this.#line;
  }

  /** The server was greeted, and answered after so many milliseconds. */
  greeted(ms: number): void {
    this.#line = lineOf({ bytes: 0, ms });
  }

  taken(batch: Parameters<typeof nextBatch>[0]): void {
    this.#line = lineOf(batch);
    this.#events = nextBatch(batch, this.#events);
  }

  failed(): void {
    this.#events = smallerBatch(this.#events);
  }
}

export type Parts = { readonly store: SyncStore; readonly server: Server; readonly size: BatchSize; readonly clock: Clock; readonly sign: SignCheckpoint; /** After each batch that the server holds. */ readonly taken: () => void };

/**
 * Brings what the server lacks of one log there, batch by batch. `durable` is the server's own word of how far it has it, and is held against this log; nothing
 * of the desk's memory is believed instead (ledger.md 0, fact 9).
 */
export async function pushLog(parts: Parts, log: string, total: number, durable: Durable): Promise<Result<null, PushProblem>> {
  const { store, server } = parts;
  if (durable.size > total) return failure('centreDiffers');
  if (!Buffer.from(store.treeAt(log, durable.size).root()).equals(durable.root)) return failure('centreDiffers');
  if (durable.size > 0) {
    if (!isItsWord(server, log, durable)) return failure('centreForged');
    store.moveOn(log, { ...durable, instance: server.instance }, []);
  }
  return pushAfter(parts, log, { at: durable.size, total });
}

/** Where a log stands at the server, and how far it should come. */
type Stretch = { readonly at: number; readonly total: number };

/** Brings the rest of a log there: what is one batch as one question, what is more as a stream of batches. */
export function pushAfter(parts: Parts, log: string, { at, total }: Stretch): Promise<Result<null, PushProblem>> {
  return total - at > parts.size.events ? pushStreamed(parts, log, { at, total }) : pushOne(parts, log, { at, total });
}

async function pushOne(parts: Parts, log: string, { at, total }: Stretch): Promise<Result<null, PushProblem>> {
  const { store, server, size, clock } = parts;
  if (at >= total) return success(null);
  const events = withinBound(store.events(log, at, Math.min(size.events, total - at)));
  const began = clock.monotonic();
  const pushed = await server.link.ask(routes.push, { log, events });
  if (!pushed.ok) {
    size.failed();
    return failure(pushed.error.code);
  }
  size.taken({ events: events.length, bytes: pushed.sent, ms: clock.monotonic() - began });
  const root = plainBytes(store.treeAt(log, at + events.length).root());
  const moved = moveOn(parts, log, { at, events, root }, pushed.value);
  return moved.ok ? pushAfter(parts, log, { at: at + events.length, total }) : moved;
}

/** Events of a log and its root with them. */
type Batch = { readonly at: number; readonly events: readonly Uint8Array[]; readonly root: Uint8Array };
type OnTheWay = Batch & { readonly bytes: number; readonly sentAt: number };

/** Several batches on the way at once, each moved on as it is answered; a stream that has gone on for long is followed by another. */
async function pushStreamed(parts: Parts, log: string, { at, total }: Stretch): Promise<Result<null, PushProblem>> {
  const { store, server, size, clock, sign } = parts;
  const stream = server.link.stream(size.line);
  const began = clock.monotonic();
  const onTheWay: OnTheWay[] = [];
  let [next, answeredAt] = [at, began];
  for (;;) {
    const sends = next < total && onTheWay.length < mostOnTheWay && clock.monotonic() - began < longestStreamMs;
    if (sends) {
      const events = withinBound(store.events(log, next, Math.min(size.events, total - next)));
      const before = stream.sent;
      const sentAt = clock.monotonic();
      const root = plainBytes(store.treeAt(log, next + events.length).root());
      await stream.send(foldBatch(log, events, sign({ origin: `daftar/${log}`, size: next + events.length, root })));
      onTheWay.push({ at: next, events, root, bytes: stream.sent - before, sentAt });
      next += events.length;
      continue;
    }
    const first = onTheWay.shift();
    if (!first) break;
    const answered = await stream.answer();
    const moved = answered.ok ? moveOn(parts, log, first, answered.value) : failure(answered.error.code);
    if (!moved.ok) {
      stream.abort();
      size.failed();
      return moved;
    }
    const now = clock.monotonic();
    size.taken({ events: first.events.length, bytes: first.bytes, ms: now - Math.max(first.sentAt, answeredAt) });
    answeredAt = now;
  }
  stream.finish();
  return next < total ? pushAfter(parts, log, { at: next, total }) : success(null);
}

/** Holds the server's answer to a batch against this desk's own log, and remembers it. */
function moveOn({ store, server, taken }: Parts, log: string, { at, events, root }: Batch, durable: Durable): Result<null, PushProblem> {
  const size = at + events.length;
  if (durable.size !== size || !Buffer.from(durable.root).equals(root) || !isItsWord(server, log, durable)) return failure('centreForged');
  store.moveOn(log, { instance: server.instance, size, cosignature: durable.cosignature }, events);
  taken();
  return success(null);
}

/** The signed note says what the answer says. */
export function isItsWord({ signing, instance }: Pick<Server, 'signing' | 'instance'>, log: string, { size, root, cosignature }: Durable): boolean {
  const read = readCosignature(cosignature, { name: `daftar-hub/${instance}`, publicKey: signing }, publicKeyFromRaw('ed25519', signing));
  return read !== null && read.origin === `daftar/${log}` && read.size === size && Buffer.from(read.root).equals(root);
}

/** One event at least, and no more than a request may hold. */
function withinBound(events: readonly Uint8Array[]): Uint8Array[] {
  let bytes = 0;
  const past = events.findIndex((event, at) => {
    bytes += event.length + 8;
    return at > 0 && bytes > mostBytesABatch / 2;
  });
  return past === -1 ? [...events] : events.slice(0, past);
}
