import { sameAddress, type AddressBook } from '../lan/finding/address-book.ts';
import type { Hint, HintSource } from '../lan/finding/hint.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { Roster } from '../lan/roster/roster.ts';
import type { Address } from '../lan/roster/statements.ts';
import { unlessRefused } from '../unless-refused.ts';

/** On which road another desk was found, in the order in which they are believed. */
export type FoundBy = 'list' | 'lastAddress' | 'beacon' | 'mdns' | 'told';

/** Roads on which desks tell of themselves. */
export type SpokenRoad = 'beacon' | 'mdns';

type Settings = { readonly book: AddressBook; readonly roster: () => Roster; readonly now: () => number };

/** Remembers by which road desks were heard of and found, for the page "Network"; changes nothing about how they are. */
export class HeardRoads {
  readonly #settings: Settings;
  readonly #hints = new Map<SpokenRoad, Map<DeskId, { readonly address: Address; readonly at: number }>>();
  readonly #wereKnown = new Map<DeskId, boolean>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** The book, watched: whether an address stood in it before it was proven. */
  get book(): AddressBook {
    const { book } = this.#settings;
    return {
      of: (desk) => book.of(desk),
      worked: (desk, address) => {
        this.#wereKnown.set(desk, book.of(desk).some((known) => sameAddress(known, address)));
        unlessRefused(() => book.worked(desk, address));
      },
    };
  }

  /** The source, listened to. */
  watch(road: SpokenRoad, source: HintSource): HintSource {
    return {
      start: (announce, hear) =>
        source.start(announce, (hint) => {
          this.#heard(road, hint);
          hear(hint);
        }),
      again: () => source.again(),
      stop: () => source.stop(),
    };
  }

  /** How many listed desks other than this one were heard on a road within so many milliseconds. */
  heardOn(road: SpokenRoad, self: DeskId, within: number): number {
    const since = this.#settings.now() - within;
    return [...(this.#hints.get(road) ?? [])].filter(([desk, { at }]) => desk !== self && at >= since).length;
  }

  /** Whether a desk was heard on a road within so many milliseconds. */
  heard(road: SpokenRoad, desk: DeskId, within: number): boolean {
    const hint = this.#hints.get(road)?.get(desk);
    return hint !== undefined && hint.at >= this.#settings.now() - within;
  }

  /** How the desk that is connected at that host was found. */
  foundBy(desk: DeskId, host: string): FoundBy {
    const listed = this.#settings.roster().desks.get(desk)?.addresses ?? [];
    if (listed.some((address) => address.host === host)) return 'list';
    if (this.#wereKnown.get(desk) === true) return 'lastAddress';
    const roads: readonly SpokenRoad[] = ['beacon', 'mdns'];
    return roads.find((road) => this.#hints.get(road)?.get(desk)?.address.host === host) ?? 'told';
  }

  #heard(road: SpokenRoad, { desk, address }: Hint): void {
    if (!this.#settings.roster().desks.has(desk)) return;
    const hints = this.#hints.get(road) ?? new Map();
    this.#hints.set(road, hints.set(desk, { address, at: this.#settings.now() }));
  }
}
