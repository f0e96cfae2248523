import { publicKeyFromRaw } from '../keys/raw-keys.ts';
import type { Clock } from '../lan/clock.ts';
import { readCosignature } from '../ledger/cosignature.ts';
import { failure, success, type Result } from '../result.ts';
import type { CentreLink, LinkFailure } from './centre-link.ts';
import { firstBatch, nextBatch, smallerBatch } from './rules.ts';
import type { Cursor, SyncStore } from './sync-store.ts';
import { mostBytesABatch, routes } from './wire.ts';

/** Why a log does not go on at the server. `centreDiffers`: it holds something else in the place of what this desk wrote, or more than this desk has. `centreForged`: its word does not hold. */
export type PushProblem = LinkFailure | 'centreDiffers' | 'centreForged';

export type Server = { readonly link: CentreLink; readonly signing: Uint8Array; readonly instance: string };

/** A batch grows or shrinks with the line; kept between the logs of one visit, and between visits. */
export class BatchSize {
  #events = firstBatch;

  get events(): number {
    return this.#events;
  }

  taken(batch: Parameters<typeof nextBatch>[0]): void {
    this.#events = nextBatch(batch);
  }

  failed(): void {
    this.#events = smallerBatch(this.#events);
  }
}

type Parts = { readonly store: SyncStore; readonly server: Server; readonly size: BatchSize; readonly clock: Clock; /** After each batch that the server holds. */ readonly taken: () => void };

/**
 * Brings what the server lacks of one log there, batch by batch. `durable` is the server's own word of how far it has it, and is held against this log; nothing
 * of the desk's memory is believed instead (ledger.md 0, fact 9).
 */
export async function pushLog({ store, server, size, clock, taken }: Parts, log: string, total: number, durable: { readonly size: number; readonly root: Uint8Array; readonly cosignature: string }): Promise<Result<null, PushProblem>> {
  if (durable.size > total) return failure('centreDiffers');
  if (!Buffer.from(store.treeAt(log, durable.size).root()).equals(durable.root)) return failure('centreDiffers');
  if (durable.size > 0) {
    if (!isItsWord(server, log, durable)) return failure('centreForged');
    store.moveOn(log, { ...durable, instance: server.instance }, []);
  }
  let at = durable.size;
  while (at < total) {
    const events = withinBound(store.events(log, at, size.events));
    const began = clock.monotonic();
    const pushed = await server.link.ask(routes.push, { log, events });
    if (!pushed.ok) {
      size.failed();
      return failure(pushed.error.code);
    }
    size.taken({ events: events.length, bytes: pushed.sent, ms: clock.monotonic() - began });
    at += events.length;
    const cursor: Cursor = { instance: server.instance, size: pushed.value.size, cosignature: pushed.value.cosignature };
    if (cursor.size !== at || !Buffer.from(pushed.value.root).equals(store.treeAt(log, at).root()) || !isItsWord(server, log, pushed.value)) return failure('centreForged');
    store.moveOn(log, cursor, events);
    taken();
  }
  return success(null);
}

/** The signed note says what the answer says. */
function isItsWord({ signing, instance }: Server, log: string, { size, root, cosignature }: { readonly size: number; readonly root: Uint8Array; readonly cosignature: string }): boolean {
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
