import type { DeskId } from '../roster/desk-keys.ts';
import type { GreetedLink } from '../transport/greeted-link.ts';
import type { LinkEnd } from '../transport/link.ts';
import { keeps } from './rules.ts';

/** A desk that did not give up its connection and yet has a new one may have lost the old: it must answer within this. */
const probeWithin = 2_000;

type Hearers = { readonly joined: (greeted: GreetedLink) => void; readonly left: (desk: DeskId, end: LinkEnd) => void };

const standing = ({ dialledBy, greeting }: GreetedLink) => ({ dialledBy, instance: greeting.instance });

/** The connections in use, one for each desk. */
export class NeighbourLinks {
  readonly #self: DeskId;
  readonly #hearers: Hearers;
  readonly #links = new Map<DeskId, GreetedLink>();

  constructor(self: DeskId, hearers: Hearers) {
    this.#self = self;
    this.#hearers = hearers;
  }

  get all(): readonly GreetedLink[] {
    return [...this.#links.values()];
  }

  of(desk: DeskId): GreetedLink | null {
    return this.#links.get(desk) ?? null;
  }

  /** Keeps the better of this and an earlier connection with the same desk; true when it is this one. */
  adopt(greeted: GreetedLink): boolean {
    const existing = this.#links.get(greeted.desk);
    if (existing && keeps(standing(existing), standing(greeted), { self: this.#self, peer: greeted.desk }) === 'existing') {
      existing.link.probe(probeWithin);
      return false;
    }
    this.#links.set(greeted.desk, greeted);
    existing?.link.retire();
    greeted.link.onEnd((end) => this.#ended(greeted, end));
    if (this.#links.get(greeted.desk) === greeted) this.#hearers.joined(greeted);
    return true;
  }

  /** Ends the connections with desks that are no longer listed. */
  keepOnly(listed: { has(desk: DeskId): boolean }): void {
    for (const { desk, link } of this.all) if (!listed.has(desk)) link.end('revoked');
  }

  closeAll(): void {
    for (const { link } of this.all) link.close();
  }

  #ended(greeted: GreetedLink, end: LinkEnd): void {
    if (this.#links.get(greeted.desk) !== greeted) return;
    this.#links.delete(greeted.desk);
    this.#hearers.left(greeted.desk, end);
  }
}
