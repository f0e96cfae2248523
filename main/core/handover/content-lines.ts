import type { Line } from '../blobs/transfer/line.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { Lan } from '../network/lan.ts';
import { contentPiece } from './wire.ts';

/** One line for contents to each desk that is reached, over the links of the LAN. */
export class ContentLines {
  readonly #lan: Pick<Lan, 'tell'>;
  readonly #listeners = new Map<DeskId, Set<(message: Uint8Array) => void>>();

  constructor(lan: Pick<Lan, 'tell'>) {
    this.#lan = lan;
  }

  /** The line to a desk; messages that come while nobody listens are dropped, and asked for again. */
  to(desk: DeskId): Line {
    return {
      send: async (bytes) => {
        if (!(await this.#lan.tell(desk, contentPiece, { bytes }))) throw new Error('the desk is out of reach');
      },
      onMessage: (listener) => {
        const listeners = this.#listeners.get(desk) ?? new Set();
        this.#listeners.set(desk, listeners.add(listener));
        return () => listeners.delete(listener);
      },
    };
  }

  heard(desk: DeskId, bytes: Uint8Array): void {
    for (const listen of this.#listeners.get(desk) ?? []) listen(bytes);
  }
}
