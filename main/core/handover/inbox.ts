import type { ThingId } from '../custody/event.ts';

/** About which thing, null where it is about the desk or about many; and what is done. */
type Letter = { readonly thing: ThingId | null; readonly feed: () => void };

/** No more is put into one commit once it has taken so long: windows are answered between two. In milliseconds. */
const longestTurn = 15;

/**
 * What one desk has said and nobody has worked on yet. What waits together becomes true in one commit, flushed once; never two letters about one
 * thing, since the second is about what comes of the first.
 */
export class Inbox {
  #waiting: Letter[] = [];

  put(thing: ThingId | null, feed: () => void): void {
    this.#waiting.push({ thing, feed });
  }

  /** Works on the first letter and those that may share its commit; to be called once for each that was put. */
  workOn(commit: (work: () => void) => void): void {
    const things = new Set<ThingId>();
    const until = performance.now() + longestTurn;
    const fits = ({ thing }: Letter): boolean => thing !== null && !things.has(thing) && performance.now() < until;
    const [first, ...rest] = this.#waiting;
    if (!first) return;
    const take = ({ thing, feed }: Letter): void => {
      if (thing !== null) things.add(thing);
      this.#waiting.shift();
      feed();
    };
    commit(() => {
      take(first);
      for (const letter of rest) {
        if (first.thing === null || !fits(letter)) break;
        take(letter);
      }
    });
  }
}
