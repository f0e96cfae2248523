import { blobsOf, type DeskId } from '../custody/event.ts';
import type { Thing } from '../custody/state.ts';

type Parcel = { readonly to: DeskId; readonly contents: ReadonlySet<string> };

/** What is on its way to which desk, with its contents: asked for every chunk, so it is kept and not gathered anew. */
export class OnTheWay {
  readonly #parcels = new Map<string, Parcel>();
  /** By desk and content: in how many parcels. */
  readonly #counts = new Map<string, number>();

  /** The thing stands like this now. */
  note({ id, custody, chain }: Pick<Thing, 'id' | 'custody' | 'chain'>): void {
    const before = this.#parcels.get(id);
    if (before) this.#count(before, -1);
    this.#parcels.delete(id);
    if (custody.state !== 'transit') return;
    const parcel = { to: custody.to, contents: new Set(blobsOf(chain)) };
    this.#parcels.set(id, parcel);
    this.#count(parcel, 1);
  }

  /** Goes the content to that desk, with whatever it belongs to? */
  has(desk: DeskId, hash: string): boolean {
    return this.#counts.has(keyOf(desk, hash));
  }

  #count({ to, contents }: Parcel, change: 1 | -1): void {
    for (const hash of contents) {
      const key = keyOf(to, hash);
      const count = (this.#counts.get(key) ?? 0) + change;
      if (count === 0) this.#counts.delete(key);
      else this.#counts.set(key, count);
    }
  }
}

const keyOf = (desk: DeskId, hash: string): string => `${desk} ${hash}`;
