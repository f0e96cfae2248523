import { z } from 'zod';
import type { Line } from '../blobs/transfer/line.ts';
import { byteString } from '../keys/byte-string.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import { givingNotice, onNotice, type Handler, type NoticeKind } from '../lan/transport/message-kind.ts';

/** A message of the exchange of contents; what it says is the exchange's own business, which checks every byte of it. */
export const contentMessage = givingNotice('content.message', z.object({ message: byteString() }));

/** Tells another desk, as `Neighbourhood.tell` does: false when it can't be reached, else once there is room to tell more. */
export type Tell = <Body>(desk: DeskId, kind: NoticeKind<Body>, body: Body) => Promise<boolean>;

type Listener = (message: Uint8Array) => void;

/** The roads on which contents go between this desk and the others, over the connections that the desk keeps with them. */
export class ContentLines {
  readonly #listeners = new Map<DeskId, Set<Listener>>();

  /** To be among the messages that the desk understands. What a desk sends to which no line was made is dropped. */
  readonly handler: Handler<DeskId> = onNotice<{ message: Uint8Array }, DeskId>(contentMessage, ({ message }, from) => {
    for (const hear of this.#listeners.get(from) ?? []) hear(message);
  });

  /** The road to a desk. Its `send` waits while the connection is full and rejects when there is none. */
  lineTo(desk: DeskId, tell: Tell): Line {
    return {
      send: async (message) => {
        if (!(await tell(desk, contentMessage, { message }))) throw new Error('the desk cannot be reached');
      },
      onMessage: (listener) => this.#listen(desk, listener),
    };
  }

  #listen(desk: DeskId, listener: Listener): () => void {
    const listeners = this.#listeners.get(desk) ?? new Set<Listener>();
    this.#listeners.set(desk, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(desk) === listeners) this.#listeners.delete(desk);
    };
  }
}
