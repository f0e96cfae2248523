import type { Store } from '../db/store.ts';
import { plainBytes } from '../ledger/event.ts';
import type { EventReader } from '../ledger/event-reader.ts';
import type { ForeignEvent } from '../ledger/foreign-event.ts';
import { vouchTogether, type StretchProblem, type VouchedStretch } from '../ledger/vouched-stretch.ts';
import { failure, success, type Result } from '../result.ts';
import type { CentreLink, LinkFailure } from './centre-link.ts';
import { routes, type Durable } from './wire.ts';

/** Events of a log, one after the other, and what the server holds of the log. */
export type Page = VouchedStretch & { readonly said: readonly ForeignEvent[]; readonly durable: Durable };
export type PageProblem = LinkFailure | StretchProblem;

/** A log at the server, the desk that wrote it, and the raw Ed25519 key by which the list of desks knows it. */
type Source = { readonly link: CentreLink; readonly store: Store; readonly reader: EventReader; readonly log: string; readonly desk: string; readonly signingKey: Uint8Array };
type Fetched = { readonly after: number; readonly events: readonly Uint8Array[]; readonly durable: Durable };

const bytesAPage = 512 * 1024;

/**
 * Pages of a log after so many of its events, each vouched for by its desk (`vouchTogether`). While whoever reads takes one in, the next is read in a thread, and the one after it is on its way. Ends with a page
 * without events, or with why no more came; rejects when the thread dies.
 */
export async function* pagesOf(source: Source, after: number): AsyncGenerator<Result<Page, PageProblem>> {
  const start = await fetched(source, after);
  let reading = begun(read(source, start));
  let coming = begun(following(source, start));
  for (;;) {
    const [page, next] = await Promise.all([reading, coming]);
    const isLast = !page.ok || page.value.said.length === 0;
    if (!isLast) {
      reading = begun(read(source, next));
      coming = begun(following(source, next));
    }
    yield page;
    if (isLast) return;
  }
}

/** Whoever reads may stop before it is needed; nobody hears then how it ended. */
function begun<Value>(work: Promise<Value>): Promise<Value> {
  work.catch(() => undefined);
  return work;
}

async function fetched({ link, log }: Source, after: number): Promise<Result<Fetched, PageProblem>> {
  const answer = await link.ask(routes.pull, { log, after, bytes: bytesAPage });
  return answer.ok ? success({ after, ...answer.value }) : failure(answer.error.code);
}

/** After the last page comes none. */
async function following(source: Source, page: Result<Fetched, PageProblem>): Promise<Result<Fetched, PageProblem>> {
  if (!page.ok || page.value.events.length === 0) return page;
  return fetched(source, page.value.after + page.value.events.length);
}

async function read({ store, reader, log, desk, signingKey }: Source, page: Result<Fetched, PageProblem>): Promise<Result<Page, PageProblem>> {
  if (!page.ok) return page;
  const { after, events, durable } = page.value;
  if (events.length === 0) return success({ first: after + 1, before: new Uint8Array(32), hashes: [], said: [], durable });
  const said = events.map((bytes): ForeignEvent => ({ bytes: plainBytes(bytes), desk, signingKey }));
  const vouched = await vouchTogether(store, log, said, await reader.read(said.map(({ bytes }) => bytes)));
  return vouched.ok ? success({ ...vouched.value, said, durable }) : failure(vouched.error.code);
}
