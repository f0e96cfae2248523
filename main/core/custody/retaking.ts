import { headOf, type Chain, type DeskId } from './event.ts';
import type { Retaking, Thing } from './state.ts';
import type { Work } from './work.ts';

/** The last retaking that stands on a chain. */
export function retakingIn(chain: Chain): Retaking | null {
  const event = chain.findLast(({ act }) => act.kind === 'retake');
  return event?.act.kind === 'retake' ? { desk: event.desk, era: event.era, basis: event.previous, heard: event.act.heard } : null;
}

/** Of two retakings heard of, the one of the higher era. */
export function newerRetaking(first: Retaking | null, second: Retaking | null): Retaking | null {
  if (first === null || second === null) return first ?? second;
  return second.era > first.era ? second : first;
}

type Basis = { readonly by: 'answers' | 'officers'; readonly heard: readonly DeskId[]; readonly nextNumber: number | null };

/** Takes a thing into hand again, in a new era: whatever older branch turns up later is beaten by it (rule 8). */
export function retake(work: Work, thing: Thing, basis: Basis): void {
  const era = work.rules.nextEra(thing.chain, thing.retaking, work.desk);
  const epoch = (work.rules.custodyOf(thing.chain)?.epoch ?? 0) + 1;
  const before = headOf(thing.chain);
  work.record({ kind: 'retake', ...basis }, { thing, era, epoch });
  const chain = work.thing(thing.id).chain;
  work.put({ ...thing, chain, custody: { state: 'held', epoch }, incoming: null, retaking: { desk: work.desk.id, era, basis: before, heard: basis.heard } });
}
