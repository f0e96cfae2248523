import { setImmediate as turn } from 'node:timers/promises';
import type { Store } from '../db/store.ts';
import type { Projector } from '../ledger/projector.ts';
import { unlessRefused } from '../unless-refused.ts';
import { reached } from './reached.ts';

/** Made findable in one commit: a clerk's act in between waits for no more. */
const eventsACommit = 100;

type Parts = { readonly store: Store; readonly projector: Projector; /** Hears when it has ended: all can be found, or the disk takes nothing more. */ readonly done: () => void };

/** Makes findable in the background what waits for it (`findLater`); interrupted, it goes on there after the next start. */
export class SearchCatchUp {
  readonly #parts: Parts;
  #running = false;
  #stopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Does nothing where nothing waits, or where it is under way. */
  begin(): void {
    if (this.#running || this.#stopped || !this.#waits()) return;
    this.#running = true;
    void this.#run();
  }

  stop(): void {
    this.#stopped = true;
  }

  async #run(): Promise<void> {
    while (!this.#stopped && this.#goesOn()) await turn();
    this.#running = false;
    if (!this.#stopped) this.#parts.done();
  }

  #waits(): boolean {
    return orNot(() => reached(this.#parts.store) !== null);
  }

  #goesOn(): boolean {
    const { store, projector } = this.#parts;
    return orNot(() => store.unflushed(() => projector.makeFindable(store, eventsACommit)));
  }
}

/** A disk that fails or takes nothing more ends it for now. */
function orNot(isSo: () => boolean): boolean {
  let is = false;
  unlessRefused(() => {
    is = isSo();
  });
  return is;
}
