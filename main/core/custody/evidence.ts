import { isPrefix, type Chain, type CustodyEvent, type Hash } from './event.ts';

/** Does `first` outrank `second`: by era, then epoch, then length? */
function outranks(first: Chain, second: Chain): boolean {
  const a = first.at(-1);
  const b = second.at(-1);
  if (a === undefined || b === undefined) return b === undefined;
  if (a.era !== b.era) return a.era > b.era;
  return a.epoch === b.epoch ? first.length > second.length : a.epoch > b.epoch;
}

/** What the copies of all desks come to: the chain that counts, the branches beside it, and whether two equal ones contradict. */
export type Assembled = { readonly chain: Chain; readonly beside: readonly Chain[]; readonly forked: boolean };

/**
 * Puts the events of one thing together, whoever they come from and in whatever order: follows `previous` from the creation on. While nobody
 * lied, there is one branch in an era and the highest era counts; two ends of equal era and epoch are a fork, which people settle. Events
 * whose forerunners nobody has stand beside it too.
 */
export function assemble(events: readonly CustodyEvent[]): Assembled {
  const after = new Map<Hash, Map<Hash, CustodyEvent>>();
  for (const event of events) {
    const siblings = after.get(event.previous) ?? new Map<Hash, CustodyEvent>();
    after.set(event.previous, siblings.set(event.hash, event));
  }
  const ends = branchesFrom([], after).toSorted((a, b) => (outranks(a, b) ? -1 : 1));
  const [chain = [], ...beside] = ends;
  const last = chain.at(-1);
  const forked = beside.some((other) => other.at(-1)?.era === last?.era && other.at(-1)?.epoch === last?.epoch && !isPrefix(other, chain));
  const tails = beside.map((other) => other.filter((event, at) => chain[at]?.hash !== event.hash));
  const reached = new Set(ends.flatMap((end) => end.map(({ hash }) => hash)));
  const stray = [...new Map(events.map((event) => [event.hash, event])).values()].filter(({ hash }) => !reached.has(hash));
  return { chain, beside: stray.length > 0 ? [...tails, stray] : tails, forked };
}

function branchesFrom(trunk: Chain, after: ReadonlyMap<Hash, ReadonlyMap<Hash, CustodyEvent>>): readonly Chain[] {
  const chain = [...trunk];
  for (;;) {
    const next = [...(after.get(chain.at(-1)?.hash ?? '')?.values() ?? [])];
    const [only] = next;
    if (only === undefined) return chain.length === 0 ? [] : [chain];
    if (next.length > 1) return next.flatMap((event) => branchesFrom([...chain, event], after));
    chain.push(only);
  }
}
