import type { RosterKeeper } from '../roster/roster-keeper.ts';
import { rosterPage } from '../roster/roster-pages.ts';
import type { Link } from '../transport/link.ts';
import { onNotice, onQuestion, type Handler } from '../transport/message-kind.ts';
import { rosterEntries, rosterNews } from '../lan-messages.ts';

/** What another desk's list has come to. */
export type RosterHead = { readonly number: number; readonly head: Uint8Array };

/** A desk whose list forked off is read from its beginning, which proves the fork; so much is read of it at most. */
const mostPages = 64;

/**
 * Brings this desk's list up to that of a neighbour, page by page. A list of the same length with another head is read from its first
 * entry: the keeper raises the alarm if it holds. Whatever the neighbour sends, the keeper checks each entry.
 */
export async function catchUp(keeper: RosterKeeper, theirs: RosterHead, link: Link): Promise<void> {
  const { number, head } = keeper.roster;
  if (theirs.number < number || (theirs.number === number && Buffer.compare(theirs.head, head) === 0)) return;
  const forked = await pull(keeper, link, theirs.number === number ? 1 : number + 1);
  if (forked) await pull(keeper, link, 1);
}

/** Pulls from a number on; true when what came does not go on from the list here. */
async function pull(keeper: RosterKeeper, link: Link, start: number): Promise<boolean> {
  let from = start;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await link.ask(rosterEntries, { from });
    if (!answer.ok || answer.value.entries.length === 0) return false;
    const news = keeper.offer(answer.value.entries);
    from += answer.value.entries.length;
    if (news === 'refused' || news === 'gap') return true;
    if (news === 'fork' || from > answer.value.newest) return false;
  }
  return false;
}

/** How a desk answers for its list, and what it does when a neighbour's has grown. A revoked desk is no neighbour any more. */
export const rosterHandlers = (keeper: RosterKeeper, linkOf: (desk: string) => Link | null): readonly Handler<string>[] => [
  onQuestion(rosterEntries, ({ from }) => ({ entries: rosterPage(keeper.roster, from), newest: keeper.roster.number }), { whileRenewing: true }),
  onNotice(
    rosterNews,
    async (theirs, from) => {
      const link = linkOf(from);
      if (link) await catchUp(keeper, theirs, link);
    },
    { whileRenewing: true },
  ),
];
