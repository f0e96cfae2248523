import type { Lan } from '../network/lan.ts';
import { SerialLane } from '../serial-lane.ts';
import type { CentreLink } from '../sync/centre-link.ts';
import { mailboxRoutes, parcelsAsked } from './mailbox-routes.ts';
import type { OutgoingParcels } from './outgoing-parcels.ts';
import type { ParcelErrands, ParcelKeeper } from './parcel-errands.ts';
import type { OutgoingParcel, ParcelRoad } from './parcel-road.ts';

/** How it is noted that a parcel lies at the central server, where the name of a relay would stand. */
export const centreName = 'centre';

/** Four seconds at 128 kbit/s; on a line that carries a piece in no time round trips count (ledger.md 7.7). */
const pieceSizes = { thin: 64 * 1024, quick: 512 * 1024 } as const;
const quickMs = 250;

type Settings = {
  readonly lan: Lan;
  readonly outgoing: OutgoingParcels;
  readonly errands: ParcelErrands;
  readonly trouble: (problem: unknown) => void;
};

/**
 * The central server as a mailbox for desks that share no LAN (ledger.md 2.3, point 6). It is visited by `CentreSync`, which says when the server has been
 * greeted; in between what is new goes over the same line, as long as that answers.
 */
export class CentreRoad implements ParcelRoad {
  readonly #settings: Settings;
  readonly #lane = new SerialLane();
  #link: CentreLink | null = null;
  #quick = false;
  #stopped = false;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** The server has answered: what waits goes there, and what lies there for this desk comes. */
  greeted(link: CentreLink): void {
    this.#link = link;
    this.#run(() => this.#visit(link));
  }

  carry(parcel: OutgoingParcel): void {
    const link = this.#link;
    if (link) this.#run(() => this.#settings.errands.deposit(this.#keeper(link), parcel));
  }

  letGo({ id }: OutgoingParcel): void {
    const link = this.#link;
    // It may lie there although nobody has said so yet.
    if (link) this.#run(async () => void (await link.ask(mailboxRoutes.withdraw, { id })));
  }

  /** Does the office keep a copy of its record at a server at all? */
  exists(): boolean {
    return this.#settings.lan.keeper.roster.centre !== null;
  }

  /** Has it answered when it was last spoken to? */
  isOpen(): boolean {
    return this.exists() && this.#link !== null;
  }

  /** Something of this desk is on its way to one that can't be reached: its answer may come any moment. */
  isWaiting(): boolean {
    return this.exists() && this.#away().length > 0;
  }

  stop(): void {
    this.#stopped = true;
    this.#link = null;
  }

  #away() {
    const { lan, outgoing } = this.#settings;
    return outgoing.all().filter(({ recipient }) => !lan.isReachable(recipient));
  }

  #run(work: () => Promise<void>): void {
    this.#lane.run(() => (this.#stopped ? Promise.resolve() : work())).catch((problem: unknown) => this.#settings.trouble(problem));
  }

  /** One question tells what came, and what became of what was brought; only what is not as it was noted is spoken of again. */
  async #visit(link: CentreLink): Promise<void> {
    const { errands, outgoing } = this.#settings;
    const away = this.#away();
    const looked = await link.ask(mailboxRoutes.look, { brought: away.slice(0, parcelsAsked).map(({ id }) => id) });
    if (!looked.ok) return this.#lost(link);
    const { parcels, kept } = looked.value;
    const keeper = { ...this.#keeper(link), list: () => Promise.resolve(parcels) };
    await errands.fetchAll(keeper);
    const lies = new Set(kept);
    for (const row of away) if (!lies.has(row.id) || outgoing.depositAt(row.id, centreName)?.state !== 'kept') await errands.deposit(keeper, outgoing.toRoad(row));
  }

  #lost(link: CentreLink): void {
    if (this.#link === link) this.#link = null;
  }

  #keeper(link: CentreLink): ParcelKeeper {
    const { lan } = this.#settings;
    const heard = <Answer>(answer: { readonly ok: true; readonly value: Answer } | { readonly ok: false }): Answer | null => {
      if (answer.ok) return answer.value;
      this.#lost(link);
      return null;
    };
    const pieceBytes = () => (this.#quick ? pieceSizes.quick : pieceSizes.thin);
    const timed = async <Answer>(work: Promise<Answer>): Promise<Answer> => {
      const began = lan.clock.monotonic();
      const answer = await work;
      this.#quick = lan.clock.monotonic() - began < quickMs;
      return answer;
    };
    return {
      name: centreName,
      deposit: async ({ id, recipient, size }, { at, piece }) => {
        const asked = link.ask(mailboxRoutes.deposit, { id, to: recipient, size, at, piece });
        const answer = await (piece.length === 0 ? asked : timed(asked));
        // A receiver that the server has not heard of yet is no sign that the server is away.
        return !answer.ok && answer.error.code === 'notAllowed' ? null : heard(answer);
      },
      list: () => Promise.resolve(null),
      fetch: async (id, at) => {
        const answer = await timed(link.ask(mailboxRoutes.fetch, { id, at, length: pieceBytes() }));
        return !answer.ok && answer.error.code === 'notFound' ? null : (heard(answer)?.piece ?? null);
      },
      taken: async (id, whole) => void heard(await link.ask(mailboxRoutes.taken, { id, whole })),
      pieceBytes,
    };
  }
}
