import { createHash } from 'node:crypto';
import { failure, success, type Result } from '../result.ts';
import type { CentreLink, LinkFailure } from './centre-link.ts';
import { mostBytesOfLists, routes } from './wire.ts';

/** Signed lists of this desk's office, newest of each: what anybody needs to check its letters. */
export type SignedLists = { readonly trust: Uint8Array | null; readonly status: readonly Uint8Array[] };

/** A list that the server refused may hold once another desk has published a newer trust list. */
const againAfterMs = 3_600_000;

/** Publishes lists at the central server, once for each change of them: a visit where nothing changed costs no question. `now`: milliseconds that only go forward. */
export class ListPublisher {
  readonly #lists: () => SignedLists;
  readonly #now: () => number;
  #published = '';
  #againAt = Number.POSITIVE_INFINITY;

  constructor(lists: () => SignedLists, now: () => number) {
    this.#lists = lists;
    this.#now = now;
  }

  /** `instance`: the server's database; one that was made anew is told everything again. */
  async publish(link: CentreLink, instance: string): Promise<Result<null, LinkFailure>> {
    const { trust, status } = this.#lists();
    const state = nameOf([instance, ...(trust ? [trust] : []), ...status]);
    if ((state === this.#published && this.#now() < this.#againAt) || (!trust && status.length === 0)) return success(null);
    let refused = 0;
    for (const some of inRequests(status)) {
      const answer = await link.ask(routes.publish, { trust, status: some });
      // A server of an older version knows no lists: that keeps nothing else from it.
      if (!answer.ok) return answer.error.code === 'notFound' ? success(null) : failure(answer.error.code);
      refused += answer.value.refused;
    }
    this.#published = state;
    this.#againAt = refused === 0 ? Number.POSITIVE_INFINITY : this.#now() + againAfterMs;
    return success(null);
  }
}

function nameOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(createHash('sha256').update(part).digest());
  return hash.digest('hex');
}

/** In requests that the server takes; one at least, for the trust list. */
function inRequests(status: readonly Uint8Array[]): Uint8Array[][] {
  const requests: Uint8Array[][] = [[]];
  let bytes = 0;
  for (const list of status) {
    bytes += list.length;
    if (bytes > mostBytesOfLists / 2 && requests.at(-1)?.length !== 0) {
      requests.push([]);
      bytes = list.length;
    }
    requests.at(-1)?.push(list);
  }
  return requests;
}
