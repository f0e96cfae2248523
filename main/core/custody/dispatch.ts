import { blobsOf, eraOf, headOf, type DeskId, type Hash, type ThingId } from './event.ts';
import type { Command } from './input.ts';
import { inquire } from './inquiry.ts';
import { retake } from './retaking.ts';
import type { BodyOf } from './message.ts';
import type { Thing } from './state.ts';
import type { Work } from './work.ts';

/** After this many unanswered attempts (about 30 s) an offer also goes by relay, mailbox and stick (rule 2). */
const attemptsBeforeOtherRoads = 5;
const contentsInAParcel = 8;

/** Sends the thing away: the event, TRANSIT and the offer in one commit; writing stops at once (rule 1). */
export function dispatch(work: Work, { thing: id, epoch, to }: Extract<Command, { kind: 'dispatch' }>): void {
  const thing = work.thing(id);
  const problem = work.rules.workProblem(thing, epoch);
  if (problem !== null) return work.refuse(problem);
  const receiver = work.desk.roster.desks[to];
  if (to === work.desk.id || receiver === undefined || receiver.standing !== 'active' || receiver.mirror) return work.refuse('notInRoster');
  const toLog = work.desk.peers[to]?.log ?? '';
  const event = work.record({ kind: 'dispatch', to, toLog }, { thing, era: eraOf(thing.chain), epoch });
  work.put({ ...work.thing(id), custody: { state: 'transit', epoch, to, toLog, offer: event.hash, recalled: false } });
  offer(work, id, 0);
}

/** Asks the receiver to let the thing go back; only its decision brings it back (rule 7). */
export function recall(work: Work, id: ThingId): void {
  const thing = work.thing(id);
  if (thing.custody.state !== 'transit') return work.refuse('notOnItsWay');
  work.put({ ...thing, custody: { ...thing.custody, recalled: true } });
  offer(work, id, 0);
}

/** Offers (or recalls) again until answered, and arms the alarm for the next time: what is on its way is read from the state, never from memory (rule 2). */
export function offer(work: Work, id: ThingId, attempt: number): void {
  const thing = work.thing(id);
  const body = offerBody(thing);
  if (!body) return;
  const { to } = body;
  if (work.desk.roster.desks[to]?.standing !== 'active') return lookFor(work, thing, attempt);
  work.send(to, body.said, attempt >= attemptsBeforeOtherRoads);
  work.alarm('offer', id, attempt + 1);
}

/** What is said of a thing on its way, and to whom: the offer, or the request to let it go back. Null for one that is not on its way. */
export function offerBody(thing: Thing | null): { readonly to: DeskId; readonly said: BodyOf<'offer'> | BodyOf<'recall'> } | null {
  if (thing?.custody.state !== 'transit') return null;
  const { to, toLog, epoch, offer: hash, recalled } = thing.custody;
  const about = { thing: thing.id, era: eraOf(thing.chain), epoch, offer: hash, toLog };
  return { to, said: recalled ? { kind: 'recall', ...about } : { kind: 'offer', length: thing.chain.length, lacking: lackingOf(thing), ...about } };
}

/** The receiver is no desk of the office any more: has anyone the thing from it? If nobody has, two officers put it together again. */
function lookFor(work: Work, thing: Thing, attempt: number): void {
  if (thing.inquiry === null) inquire(work, thing.id);
  work.alarm('offer', thing.id, attempt + 1);
}

function lackingOf({ chain, blobs }: Thing): readonly Hash[] {
  return blobsOf(chain).filter((blob) => !blobs.includes(blob));
}

/** Sends what the receiver lacks; the chain from where its own ends, attachments by their names (rule 3). */
export function supply(work: Work, from: string, need: BodyOf<'need'>): void {
  const thing = work.thing(need.thing);
  const { custody } = thing;
  if (custody.state !== 'transit' || custody.to !== from || custody.offer !== need.offer || headOf(thing.chain) !== need.offer) return;
  const { thing: id, era, epoch, offer: hash } = need;
  const events = thing.chain.slice(need.have, need.have + work.rules.eventsInAParcel());
  const wanted = need.blobs ?? [];
  const blobs = thing.blobs.filter((blob) => wanted.includes(blob)).slice(0, contentsInAParcel);
  work.send(from, { kind: 'parcel', thing: id, era, epoch, offer: hash, start: need.have, events, blobs });
}

/** The receiver has decided: SENT by its acceptance, HELD in the next epoch by its refusal (rule 6). Anything that doesn't fit just this transfer changes nothing. */
export function settle(work: Work, from: string, receipt: BodyOf<'receipt'>): void {
  const thing = work.thing(receipt.thing);
  const { custody } = thing;
  if (custody.state !== 'transit') return contradicted(work, thing, from, receipt);
  if (work.rules.isOvertaken(thing, custody, from, receipt)) {
    work.put({ ...thing, custody: { state: 'frozen', epoch: custody.epoch, why: 'fork' } });
    return work.alert('fork', { desk: from, thing: thing.id });
  }
  if (!work.rules.receiptFits(thing, custody, from, receipt)) return;
  if (receipt.verdict === 'accept') {
    work.put({ ...thing, chain: [...thing.chain, receipt.event], custody: { state: 'sent', epoch: custody.epoch, to: from } });
    return;
  }
  work.record({ kind: 'return', refusal: receipt.event.hash }, { thing, era: receipt.era, epoch: custody.epoch + 1 });
  work.put({ ...work.thing(thing.id), custody: { state: 'held', epoch: custody.epoch + 1 } });
  const peer = work.desk.peers[from];
  if (peer === undefined || !work.rules.opensEra(peer, custody.toLog)) return;
  retake(work, work.thing(thing.id), { by: 'answers', heard: work.rules.askedDesks(work.desk.roster, work.desk.id), nextNumber: null });
}

/** A desk that decided one offer twice, differently, has forked: what came back on its refusal is frozen (rule 5). */
function contradicted(work: Work, thing: Thing, from: string, receipt: BodyOf<'receipt'>): void {
  const returned = thing.chain.find(({ act, era, epoch }) => act.kind === 'return' && era === receipt.era && epoch === receipt.epoch + 1);
  const sent = thing.chain.find(({ hash }) => hash === receipt.offer);
  if (receipt.verdict !== 'accept' || returned === undefined || sent === undefined) return;
  work.alert('fork', { desk: from, thing: thing.id });
  if (thing.custody.state === 'held' && eraOf(thing.chain) === receipt.era) work.put({ ...thing, custody: { state: 'frozen', epoch: thing.custody.epoch, why: 'fork' } });
}
