import { blobsOf, type ThingId } from './event.ts';
import { assemble } from './evidence.ts';
import { isOnChain } from './input.ts';
import type { BodyOf } from './message.ts';
import { newerRetaking } from './retaking.ts';
import { withTails } from './set-aside.ts';
import type { Thing } from './state.ts';
import type { Work } from './work.ts';

/** Asks every desk what it has of one thing: before two officers put it together again, and after, for what was overlooked. */
export function inquire(work: Work, id: ThingId): void {
  work.put({ ...work.thing(id), inquiry: { round: work.input.fresh, answered: [] } });
  inquireAgain(work, id, 0);
}

/** Asks those who have not answered, again and again. */
export function inquireAgain(work: Work, id: ThingId, attempt: number): void {
  const { inquiry } = work.thing(id);
  if (inquiry === null) return;
  const { roster } = work.desk;
  const silent = work.rules.askedDesks(roster, work.desk.id).filter((desk) => !inquiry.answered.includes(desk));
  if (silent.length === 0) return work.put({ ...work.thing(id), inquiry: null });
  for (const desk of silent) work.send(desk, { kind: 'ask', round: inquiry.round, thing: id, fences: work.fences(), roster });
  work.alarm('inquiry', id, attempt + 1);
}

/** Keeps what a desk has of the thing; what stands beside the chain that counts is set aside, for people to see. */
export function onInquiryAnswer(work: Work, from: string, { thing: id, round, facts }: BodyOf<'answer'>): void {
  if (id === null) return;
  const thing = work.thing(id);
  const { inquiry } = thing;
  if (inquiry === null || inquiry.round !== round) return;
  const known = new Set([...thing.chain, ...thing.archive].map(({ hash }) => hash));
  const [fact] = facts;
  const added = (fact?.events ?? []).filter(({ hash }) => !known.has(hash));
  work.put({
    ...thing,
    archive: [...thing.archive, ...added],
    blobs: [...new Set([...thing.blobs, ...(fact?.blobs ?? [])])],
    retaking: newerRetaking(thing.retaking, fact?.retaking ?? null),
    inquiry: { ...inquiry, answered: [...inquiry.answered, from] },
  });
  settleByChain(work, work.thing(id));
  showBeside(work, work.thing(id));
}

/** The best chain that one's own copy and the copies of others come to; one's own goes on only with events that follow it. */
export function fullest(thing: Thing): Thing {
  const { chain, beside } = assemble([...thing.chain, ...thing.archive].filter(({ act }) => isOnChain(act)));
  const blobs = blobsOf(chain).filter((blob) => thing.blobs.includes(blob));
  return { ...thing, chain, blobs, setAside: withTails(thing.setAside, beside) };
}

/** An acceptance that stands on a later chain is as good as a receipt that doesn't come; a chain that goes on without this offer is a fork. */
function settleByChain(work: Work, thing: Thing): void {
  const { custody } = thing;
  if (custody.state !== 'transit') return;
  const { chain } = fullest(thing);
  if (chain.some(({ act }) => act.kind === 'accept' && act.offer === custody.offer)) {
    return work.put({ ...thing, chain, custody: { state: 'sent', epoch: custody.epoch, to: custody.to } });
  }
  if (chain.some(({ hash }) => hash === custody.offer)) return;
  work.put({ ...thing, custody: { state: 'frozen', epoch: custody.epoch, why: 'fork' } });
  work.alert('fork', { thing: thing.id });
}

/** Who holds the thing has all of it that counts: whatever else turns up is a branch that lost, even one of as high a rank. */
function showBeside(work: Work, thing: Thing): void {
  if (thing.custody.state !== 'held') return;
  const counted = new Set(thing.chain.map(({ hash }) => hash));
  const setAside = withTails(thing.setAside, [thing.archive.filter(({ act, hash }) => isOnChain(act) && !counted.has(hash))]);
  if (setAside === thing.setAside) return;
  work.put({ ...thing, setAside });
  work.alert('orphan', { thing: thing.id });
}
