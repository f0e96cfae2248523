import { blobsOf, type CustodyEvent, type DeskId } from './event.ts';
import { assemble } from './evidence.ts';
import { isOnChain } from './input.ts';
import { newerRetaking, retake, retakingIn } from './retaking.ts';
import { withTails } from './set-aside.ts';
import type { Custody, Decision, Fact, Loss, Recovery, Thing } from './state.ts';
import type { Work } from './work.ts';

/** The end of a recovery: each thing's chain is put together from all copies, and what turns out to lie here is taken in hand again. */
export function concludeThings(work: Work, recovery: Recovery): void {
  const facts = new Map(recovery.facts.map((fact) => [fact.thing, fact]));
  const losses = recovery.lost.flatMap((range) => lossOf(work, recovery.facts, range));
  work.desk = { ...work.desk, losses: [...work.desk.losses, ...losses] };
  if (losses.length > 0) work.alert('lost', { desk: work.desk.id });
  const ids = new Set([...work.allThings().map(({ id }) => id), ...facts.keys()]);
  for (const id of ids) concludeThing(work, work.thing(id), { ...(facts.get(id) ?? noFact), heard: recovery.answered, lossy: losses.length > 0 });
}

type Evidence = Omit<Fact, 'thing'> & { readonly heard: readonly DeskId[]; readonly lossy: boolean };

const noFact = { events: [], blobs: [], retaking: null };

function concludeThing(work: Work, own: Thing, evidence: Evidence): void {
  const events = [...own.chain, ...own.archive, ...evidence.events];
  const decisions = decisionsIn(work, own.decisions, events);
  if (isOfThisIncarnation(own.custody)) return work.put({ ...own, decisions });
  const { chain, beside, forked } = assemble(events.filter(({ act }) => isOnChain(act)));
  const held = new Set([...own.blobs, ...evidence.blobs]);
  const retaking = newerRetaking(newerRetaking(own.retaking, evidence.retaking), retakingIn(chain));
  const blobs = blobsOf(chain).filter((blob) => held.has(blob));
  const thing: Thing = { ...own, chain, blobs, decisions, retaking, setAside: withTails(own.setAside, beside), incoming: null };
  const verdict = work.rules.afterRecovery(chain, work.desk, retaking);
  if (verdict === 'retake') takeInHand(work, thing, { ...evidence, forked });
  else work.put({ ...thing, custody: restingCustody(work, thing, verdict) });
}

/** Retakes what lies here; two equal branches, or a series whose last numbers may be lost, wait for people. */
function takeInHand(work: Work, thing: Thing, { heard, lossy, forked }: Pick<Evidence, 'heard' | 'lossy'> & { readonly forked: boolean }): void {
  const epoch = work.rules.custodyOf(thing.chain)?.epoch ?? 0;
  if (forked) return work.put({ ...thing, custody: { state: 'frozen', epoch, why: 'fork' } });
  retake(work, thing, { by: 'answers', heard, nextNumber: null });
  const first = thing.chain[0]?.act;
  if (lossy && first?.kind === 'create' && first.series) work.put({ ...work.thing(thing.id), custody: { state: 'frozen', epoch: epoch + 1, why: 'numbers' } });
}

/** Whatever was claimed before is frozen; what is held or on its way now came in since, and is in nobody's doubt. */
function isOfThisIncarnation({ state }: Custody): boolean {
  return state === 'held' || state === 'transit';
}

function restingCustody(work: Work, thing: Thing, verdict: 'theirs' | 'undecided' | 'unanswered' | 'doubt'): Custody {
  const custody = work.rules.custodyOf(thing.chain);
  const epoch = custody?.epoch ?? 0;
  if (verdict === 'unanswered' || verdict === 'doubt') return { state: 'frozen', epoch, why: verdict };
  return verdict === 'theirs' && custody !== null ? { state: 'sent', epoch, to: custody.to ?? custody.desk } : { state: 'none' };
}

/** Decisions that older incarnations of this desk took and others have seen are decided still (rule 4). */
function decisionsIn(work: Work, known: readonly Decision[], events: readonly CustodyEvent[]): readonly Decision[] {
  return events.reduce((decisions, receipt) => {
    const { act, era } = receipt;
    if (receipt.desk !== work.desk.id || (act.kind !== 'accept' && act.kind !== 'refuse')) return decisions;
    const epoch = act.kind === 'accept' ? receipt.epoch - 1 : receipt.epoch;
    if (work.rules.decisionOn(decisions, era, epoch) !== null) return decisions;
    return work.rules.remember(decisions, { era, epoch, verdict: act.kind, offer: act.offer, receipt });
  }, known);
}

function lossOf(work: Work, facts: readonly Fact[], { log, from, to }: Recovery['lost'][number]): readonly Loss[] {
  const copies = [...facts.flatMap(({ events }) => events), ...work.allThings().flatMap(({ archive }) => archive)];
  const found = new Set(copies.flatMap((event) => (event.log === log && event.seq >= from && event.seq <= to ? [event.seq] : [])));
  return found.size === to - from + 1 ? [] : [{ log, from, to, found: [...found] }];
}
