import { setImmediate as turn } from 'node:timers/promises';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { Desk } from '../desk.ts';
import { recordDrafts } from '../letters/record-drafts.ts';
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

type Parts = { readonly desk: Desk; readonly host: CustodyHost; /** The other desk of this office at which a post works; null for one that works here. */ readonly deskOf: (postId: string) => DeskId | null };
type Lying = { readonly id: string; readonly number: string; readonly holder_post: string };

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

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#stopHearing = parts.desk.ledger.hear((types) => {
      if (comings.some((type) => types.has(type))) this.look();
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
  }

  async #run(): Promise<void> {
    this.#running = true;
    await turn();
    while (this.#again && !this.#stopped) {
      this.#again = false;
      await this.#sendAll();
    }
    this.#running = false;
  }

  async #sendAll(): Promise<void> {
    const posts = this.#postsElsewhere();
    const passedOver = new Set<string>();
    for (let found = true; found && !this.#stopped && posts.length > 0; ) {
      const files = this.#files(posts, passedOver);
      const lying = files.length > 0 ? files : this.#receipts(posts, passedOver);
      found = lying.length > 0;
      for (const one of lying) {
        passedOver.add(one.id);
        if (!this.#stopped) unlessRefused(() => this.#send(one, files.length > 0));
        await turn();
      }
    }
  }

  #postsElsewhere(): readonly string[] {
    const { desk: { store }, deskOf } = this.#parts;
    return store.all(store.build.selectFrom('post').select('id')).flatMap(({ id }) => (deskOf(id) === null ? [] : [id]));
  }

  #files(posts: readonly string[], passedOver: ReadonlySet<string>): readonly Lying[] {
    const { store } = this.#parts.desk;
    const carriers = store.build.selectFrom('file').select('attached_to').where('attached_to', 'is not', null);
    const mine = store.build.selectFrom('file').leftJoin('custody', 'custody.thing', 'file.id').select(['file.id', 'file.number', 'file.holder_post']);
    return store.all(
      mine
        .where('file.holder_post', 'in', posts)
        .where('file.kind', '=', 'main')
        .where('file.attached_to', 'is', null)
        .where('file.binned_at', 'is', null)
        .where('file.id', 'not in', carriers)
        .where('file.id', 'not in', [...passedOver])
        .where((where) => where.or([where('custody.state', 'is', null), where('custody.state', '=', 'held')]))
        .orderBy('file.holder_since', 'desc')
        .limit(atOnce),
    );
  }

  #receipts(posts: readonly string[], passedOver: ReadonlySet<string>): readonly Lying[] {
    const { store } = this.#parts.desk;
    const mine = store.build.selectFrom('receipt').leftJoin('custody', 'custody.thing', 'receipt.id').select(['receipt.id', 'receipt.number', 'receipt.holder_post']);
    return store.all(
      mine
        .where('receipt.holder_post', 'in', posts)
        .where('receipt.state', '=', 'open')
        .where('receipt.id', 'not in', [...passedOver])
        .where((where) => where.or([where('custody.state', 'is', null), where('custody.state', '=', 'held')]))
        .orderBy('receipt.holder_since', 'desc')
        .limit(atOnce),
    );
  }

  #send({ id, number, holder_post: post }: Lying, isFile: boolean): void {
    const { desk, host, deskOf } = this.#parts;
    const to = deskOf(post);
    const thing = host.thing(id);
    if (to === null || thing?.chain[0]?.act.kind !== 'create') return;
    desk.ledger.commit(() => {
      const by = isFile ? lastAuthor(desk, id, post) : null;
      if (by) recordDrafts(desk, { by }, id);
      if (by) recordYellow(desk, { by }, id);
      leaveFolder(desk, isFile ? 'file' : 'receipt', id);
      const { custody } = thing;
      host.command({ kind: 'dispatch', thing: id, epoch: 'epoch' in custody ? custody.epoch : 1, to }, { officer: null, reason: '' }, number);
    });
    desk.announce([isFile ? 'file' : 'receipt', 'custody']);
  }
}

/** Who of a post acted on a file last: whoever writes on one has opened it. */
function lastAuthor({ store }: Desk, file: string, post: string): NoteAuthor | null {
  for (const { bytes } of store.each(store.build.selectFrom('event').select('bytes').where('file', '=', file).orderBy('position', 'desc'))) {
    const { actor } = decodeSignedEvent(bytes).event;
    if (actor?.post === post) return { post, person: actor.person, acting: actor.acting };
  }
  return null;
}
