import { setImmediate as turn } from 'node:timers/promises';
import type { AliasedExpression } from 'kysely';
import type { Clock } from '../lan/clock.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { Desk } from '../desk.ts';
import { recordDrafts } from '../letters/record-drafts.ts';
import type { Store } from '../db/store.ts';
import { leaveFolder } from '../movement/leave-folder.ts';
import type { NoteAuthor } from '../notes/events.ts';
import { recordYellow } from '../notes/yellow.ts';
import { decodeSignedEvent } from '../ledger/signed-event.ts';
import { unlessRefused } from '../unless-refused.ts';
import type { CustodyHost } from './custody-host.ts';
import { custodyAccepted, custodyRetaken, custodyReturned } from './events.ts';

/** Things looked for at once. */
const atOnce = 20;

/** By which a thing comes into hands at this desk, perhaps those of a post that has moved on meanwhile. */
const comings: readonly string[] = [custodyAccepted.name, custodyReturned.name, custodyRetaken.name];

/** Where much comes at once it is not looked at each time. */
const afterComingsMs = 1_000;

type Parts = {
  readonly desk: Desk;
  readonly host: CustodyHost;
  /** The other desk of this office at which a post works; null for one that works here, and for all at a desk that was revoked: nobody takes anything from it. */
  readonly deskOf: (postId: string) => DeskId | null;
  readonly clock: Clock;
  /** What comes by itself must not end the program when the disk fails or is full: it is looked for again. */
  readonly trouble: (problem: unknown) => void;
};
type Place = { readonly id: string; readonly holder_since: number };
type Lying = Place & { readonly number: string; readonly holder_post: string };
const newest: Place = { id: '', holder_since: Number.MAX_SAFE_INTEGER };

/**
 * Sends what lies here with a post after it, once the registrar has moved the post to another desk: its officer can sit down there alone. By the same custody as any file, with drafts and
 * yellow notes as they stand; nobody's hands change. Parts, volumes and what is attached stay, as ever: they go only together.
 */
export class FollowPosts {
  readonly #parts: Parts;
  readonly #stopHearing: () => void;
  #running = false;
  #again = false;
  #stopped = false;
  #stopWaiting: (() => void) | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#stopHearing = parts.desk.ledger.hear((types) => {
      if (comings.some((type) => types.has(type))) this.#stopWaiting ??= parts.clock.after(afterComingsMs, () => this.#lookNow());
    });
  }

  /** Looks for such things, beside other work. */
  look(): void {
    this.#again = true;
    if (!this.#running) void this.#run();
  }

  stop(): void {
    this.#stopped = true;
    this.#stopHearing();
    this.#stopWaiting?.();
  }

  #lookNow(): void {
    this.#stopWaiting = null;
    this.look();
  }

  async #run(): Promise<void> {
    this.#running = true;
    await turn();
    while (this.#again && !this.#stopped) {
      this.#again = false;
      await this.#sendAll().catch(this.#parts.trouble);
    }
    this.#running = false;
  }

  async #sendAll(): Promise<void> {
    const posts = this.#postsElsewhere();
    if (posts.length === 0) return;
    await this.#sendAllOf('file', posts);
    await this.#sendAllOf('receipt', posts);
  }

  async #sendAllOf(table: 'file' | 'receipt', posts: readonly string[]): Promise<void> {
    let last = newest;
    while (!this.#stopped) {
      const lying = this.#lying(table, posts, last);
      if (lying.length === 0) return;
      for (const one of lying) {
        if (this.#stopped) return;
        unlessRefused(() => this.#send(one, table));
        await turn();
      }
      last = lying.at(-1) ?? newest;
      this.#parts.desk.announce([table, 'custody']);
    }
  }

  #postsElsewhere(): readonly string[] {
    const { desk: { store }, deskOf } = this.#parts;
    return store.all(store.build.selectFrom('post').select('id')).flatMap(({ id }) => (deskOf(id) === null ? [] : [id]));
  }

  /** What came into hands last goes first. */
  #lying(table: 'file' | 'receipt', posts: readonly string[], { id, holder_since: since }: Place): readonly Lying[] {
    const { store } = this.#parts.desk;
    const here = store.build.selectFrom(table === 'file' ? filesAlone(store) : receiptsAlone(store)).leftJoin('custody', 'custody.thing', 'lying.id').selectAll('lying');
    return store.all(
      here
        .where('holder_post', 'in', posts)
        .where((where) => where.or([where('holder_since', '<', since), where.and([where('holder_since', '=', since), where('id', '<', id)])]))
        .where((where) => where.or([where('custody.state', 'is', null), where('custody.state', '=', 'held')]))
        .orderBy('holder_since', 'desc')
        .orderBy('id', 'desc')
        .limit(atOnce),
    );
  }

  #send({ id, number, holder_post: post }: Lying, table: 'file' | 'receipt'): void {
    const { desk, host, deskOf } = this.#parts;
    const to = deskOf(post);
    const thing = host.thing(id);
    if (to === null || thing?.chain[0]?.act.kind !== 'create') return;
    desk.ledger.commit(() => {
      const by = table === 'file' ? lastAuthor(desk, id, post) : null;
      if (by) recordDrafts(desk, { by }, id);
      if (by) recordYellow(desk, { by }, id);
      leaveFolder(desk, table, id);
      const { custody } = thing;
      host.command({ kind: 'dispatch', thing: id, epoch: 'epoch' in custody ? custody.epoch : 1, to }, { officer: null, reason: '' }, number);
    });
  }
}

type Things = AliasedExpression<Lying, 'lying'>;

/** Files that may go alone (`mayLeaveDesk`). */
function filesAlone({ build }: Store): Things {
  const carriers = build.selectFrom('file').select('attached_to').where('attached_to', 'is not', null);
  const alone = build.selectFrom('file').where('kind', '=', 'main').where('attached_to', 'is', null).where('binned_at', 'is', null).where('id', 'not in', carriers);
  return alone.select(['id', 'number', 'holder_post', 'holder_since']).as('lying');
}

/** Receipts that lie in no file. */
function receiptsAlone({ build }: Store): Things {
  return build.selectFrom('receipt').where('state', '=', 'open').select(['id', 'number', 'holder_post', 'holder_since']).as('lying');
}

/** Who of a post acted on a file last: whoever writes on one has opened it. */
function lastAuthor({ store }: Desk, file: string, post: string): NoteAuthor | null {
  for (const { bytes } of store.each(store.build.selectFrom('event').select('bytes').where('file', '=', file).orderBy('position', 'desc'))) {
    const { actor } = decodeSignedEvent(bytes).event;
    if (actor?.post === post) return { post, person: actor.person, acting: actor.acting };
  }
  return null;
}
