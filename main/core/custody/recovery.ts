import type { LogId } from './event.ts';
import { concludeThings } from './conclude.ts';
import { freezeAll } from './freeze.ts';
import type { TwoOfficers } from './input.ts';
import type { BodyOf } from './message.ts';
import { newerRetaking } from './retaking.ts';
import type { Fact, HighWater, Recovery, Thing } from './state.ts';
import type { Work } from './work.ts';

/** A new incarnation begins: everything claimed is frozen, the old logs are named as replaced, and every desk is asked (ledger.md 7.4, restore). */
export function beginRecovery(work: Work, known: { readonly lost: Recovery['lost']; readonly logs: readonly LogId[]; readonly roster: number }): void {
  freezeAll(work, 'restored');
  const { desk, input } = work;
  const lost = [...(desk.recovery?.lost ?? []), ...known.lost];
  const facts = desk.recovery?.facts ?? [];
  const replaced = [...new Set([...desk.replaced, desk.log, ...known.logs])];
  const recovery: Recovery = { round: input.fresh, answered: [], excused: [], facts, lost, roster: known.roster };
  work.desk = { ...desk, log: input.fresh, size: 0, head: '', replaced, standing: 'recovering', recovery, doubts: [] };
  work.record({ kind: 'began', boot: input.fresh, replaces: replaced }, null);
  work.alert('restored', { desk: desk.id });
  armRounds(work);
  ask(work, 0);
}

/** What a working desk does by itself from time to time: hand its events to the mirror, say where its things are. */
export function armRounds(work: Work): void {
  work.alarm('push', null, 0);
  work.alarm('status', null, 0);
}

/** What the high-water file saw written and the database doesn't have. */
export function lostSince(work: Work, highWater: HighWater): Recovery['lost'] {
  return highWater.logs.flatMap(({ log, size }) => {
    if (work.desk.replaced.includes(log)) return [];
    const from = log === work.desk.log ? work.desk.size + 1 : 1;
    return from <= size ? [{ log, from, to: size }] : [];
  });
}

/** Two officers say that this machine is the desk: what it was doubted for is lost unless others have it. */
export function confirm(work: Work, officers: TwoOfficers): void {
  if (officers.first === officers.second) return work.refuse('sameOfficer');
  const { standing, doubts, log, size, roster } = work.desk;
  if (standing !== 'doubted' && standing !== 'retired') return work.refuse('notInDoubt');
  const lost = doubts.flatMap((doubt) => {
    const from = doubt.log === log ? size + 1 : 1;
    return from <= doubt.size ? [{ log: doubt.log, from, to: doubt.size }] : [];
  });
  beginRecovery(work, { lost, logs: doubts.map((doubt) => doubt.log), roster: roster.number });
}

/** Asks every desk that has not answered this round, again and again. */
export function ask(work: Work, attempt: number): void {
  const { recovery, roster } = work.desk;
  if (recovery === null) return;
  if (work.rules.mayConclude(work.desk, recovery)) return conclude(work, recovery);
  for (const desk of work.rules.askedDesks(roster, work.desk.id)) {
    if (recovery.answered.includes(desk)) continue;
    work.send(desk, { kind: 'ask', round: recovery.round, thing: null, fences: work.fences(), roster });
  }
  work.alarm('ask', null, attempt + 1);
}

/** Says all that this desk knows of every thing, and has heard in a recovery of its own; by then it has fenced off the asker's old incarnations, so that nothing of theirs comes after. */
export function answer(work: Work, from: string, { round, thing }: BodyOf<'ask'>): void {
  const own = (thing === null ? work.allThings() : [work.thing(thing)]).map(factOf);
  const heard = work.desk.recovery?.facts.filter((fact) => thing === null || fact.thing === thing) ?? [];
  const facts = heard.length === 0 ? own : joined(heard, own);
  work.send(from, { kind: 'answer', round, thing, facts, fences: work.fences(), roster: work.desk.roster });
}

function factOf({ id, chain, archive, incoming, setAside, blobs, retaking }: Thing): Fact {
  const copies = [...archive, ...(incoming?.chain ?? []), ...setAside.flat()];
  return { thing: id, events: copies.length === 0 ? chain : [...chain, ...copies], blobs, retaking };
}

/** Gathers the answers of this round; the last one ends the recovery. */
export function onAnswer(work: Work, from: string, { round, facts }: BodyOf<'answer'>): void {
  const { recovery } = work.desk;
  if (recovery === null || recovery.round !== round || recovery.answered.includes(from)) return;
  const next: Recovery = { ...recovery, answered: [...recovery.answered, from], facts: joined(recovery.facts, facts) };
  work.desk = { ...work.desk, recovery: next };
  if (work.rules.mayConclude(work.desk, next)) conclude(work, next);
}

function joined(known: readonly Fact[], added: readonly Fact[]): readonly Fact[] {
  const facts = new Map(known.map((fact) => [fact.thing, fact]));
  for (const fact of added) {
    const old = facts.get(fact.thing);
    if (old === undefined) facts.set(fact.thing, fact);
    else facts.set(fact.thing, { thing: fact.thing, ...union(old, fact), retaking: newerRetaking(old.retaking, fact.retaking) });
  }
  return [...facts.values()];
}

function union(first: Fact, second: Fact): Pick<Fact, 'events' | 'blobs'> {
  const events = new Map([...first.events, ...second.events].map((event) => [event.hash, event]));
  return { events: [...events.values()], blobs: [...new Set([...first.blobs, ...second.blobs])] };
}

function conclude(work: Work, recovery: Recovery): void {
  concludeThings(work, recovery);
  work.desk = { ...work.desk, standing: 'working', recovery: null };
  for (const desk of work.rules.askedDesks(work.desk.roster, work.desk.id)) work.send(desk, work.status(desk));
}
