import { blobsOf, eraOf, headOf, type Checkpoint, type CustodyEvent, type ThingId } from './event.ts';
import type { BodyOf } from './message.ts';
import { newerRetaking, retake, retakingIn } from './retaking.ts';
import type { Decision, Incoming, Thing } from './state.ts';
import type { Work } from './work.ts';

/** An offer: answered by the old decision if there is one, else the parcel is gathered, and accepted once it is whole (rules 3 to 5). */
export function onOffer(work: Work, from: string, seen: Checkpoint | null, offer: BodyOf<'offer'>): void {
  const thing = work.thing(offer.thing);
  const decided = work.rules.decisionOn(thing.decisions, offer.era, offer.epoch);
  if (decided !== null) return answerAgain(work, from, decided, offer);
  if (!work.rules.mayDecide(work.desk, offer.toLog, seen) || !isOpen(work, thing, offer)) return void work.send(from, work.status(from));
  const { era, epoch, offer: hash, length, lacking, toLog } = offer;
  const known = thing.incoming?.offer === hash;
  const incoming = known ? thing.incoming : { from, era, epoch, offer: hash, length, lacking, toLog, chain: startOf(thing, length), blobs: thing.blobs };
  if (!known) work.put({ ...thing, incoming });
  proceed(work, thing.id, incoming);
}

/** One's own copy is where an incoming chain goes on from, unless it is a branch that ended here. */
function startOf(thing: Thing, length: number): Incoming['chain'] {
  return thing.custody.state === 'orphan' || thing.chain.length >= length ? [] : thing.chain;
}

/** May this offer be taken in at all? Not by a mirror, not in a beaten era, and not while the desk has a claim that is as good. */
function isOpen(work: Work, thing: Thing, { era, epoch }: { readonly era: number; readonly epoch: number }): boolean {
  if (work.isMirror() || era < (thing.retaking?.era ?? 0)) return false;
  const mine = eraOf(thing.chain);
  if (thing.custody.state === 'held' || thing.custody.state === 'frozen') return era > mine;
  if (thing.custody.state === 'transit') return era > mine || (era === mine && epoch > thing.custody.epoch);
  return era >= mine;
}

/** Pieces of a parcel: kept if they carry the chain on; one that brings nothing new asks for nothing; a chain that doesn't fit is asked for from its beginning. */
export function onParcel(work: Work, from: string, parcel: BodyOf<'parcel'>): void {
  const thing = work.thing(parcel.thing);
  const { incoming } = thing;
  if (incoming === null || incoming.offer !== parcel.offer || incoming.from !== from) return;
  const blobs = [...incoming.blobs, ...parcel.blobs.filter((blob) => !incoming.blobs.includes(blob))];
  const chain = carriedOn(incoming.chain, parcel);
  if (chain === incoming.chain && blobs.length === incoming.blobs.length) return;
  const next: Incoming = { ...incoming, blobs, chain };
  work.put({ ...thing, incoming: next });
  proceed(work, thing.id, next);
}

function carriedOn(chain: readonly CustodyEvent[], { start, events }: BodyOf<'parcel'>): readonly CustodyEvent[] {
  if (start > chain.length) return chain;
  const added = events.slice(chain.length - start);
  const [first] = added;
  if (first === undefined) return chain;
  return first.previous === headOf(chain) ? [...chain, ...added] : [];
}

/** Asks for what is missing, accepts what is whole. A chain as long as it was said to be that ends elsewhere is dropped: asking at once again would never end, the next offer begins anew. */
function proceed(work: Work, id: ThingId, incoming: Incoming): void {
  const { from, era, epoch, offer, chain } = incoming;
  const about = { thing: id, era, epoch, offer };
  if (headOf(chain) !== offer) {
    if (chain.length < incoming.length) return void work.send(from, { kind: 'need', ...about, have: chain.length, blobs: null });
    return work.put({ ...work.thing(id), incoming: null });
  }
  const missing = blobsOf(chain).filter((blob) => !incoming.blobs.includes(blob) && !incoming.lacking.includes(blob));
  if (missing.length > 0) return void work.send(from, { kind: 'need', ...about, have: chain.length, blobs: missing });
  accept(work, id, incoming);
}

/** The deciding moment: decision row, chain, acceptance and HELD in one commit; the receipt leaves only after it (rule 4). */
function accept(work: Work, id: ThingId, { from, era, epoch, offer, chain, blobs, toLog }: Incoming): void {
  const thing = work.thing(id);
  const tail = work.rules.tailBeside(thing.chain, chain);
  const setAside = tail.length > 0 ? [...thing.setAside, tail] : thing.setAside;
  if (tail.length > 0) work.alert('orphan', { thing: id });
  const kept = { ...thing, chain, blobs, setAside, incoming: null };
  const receipt = work.record({ kind: 'accept', offer }, { thing: kept, era, epoch: epoch + 1 });
  const decision: Decision = { era, epoch, verdict: 'accept', offer, receipt };
  const decisions = work.rules.remember(thing.decisions, decision);
  const retaking = newerRetaking(thing.retaking, retakingIn(chain));
  work.put({ ...kept, chain: [...chain, receipt], custody: { state: 'held', epoch: epoch + 1 }, decisions, retaking });
  work.send(from, { kind: 'receipt', thing: id, era, epoch, offer, verdict: 'accept', event: receipt });
  if (work.rules.opensEra(work.desk, toLog)) retake(work, work.thing(id), { by: 'answers', heard: work.rules.askedDesks(work.desk.roster, work.desk.id), nextNumber: null });
}

/** A recall: refuses what is undecided, so that no late offer can be accepted, or says again what was decided (rule 7). */
export function onRecall(work: Work, from: string, seen: Checkpoint | null, recall: BodyOf<'recall'>): void {
  const thing = work.thing(recall.thing);
  const decided = work.rules.decisionOn(thing.decisions, recall.era, recall.epoch);
  if (decided !== null) return answerAgain(work, from, decided, recall);
  if (!work.rules.mayDecide(work.desk, recall.toLog, seen)) return void work.send(from, work.status(from));
  refuse(work, thing, { from, ...recall });
}

/** Sends an undecided parcel back by decision of an officer. */
export function decline(work: Work, id: ThingId): void {
  const thing = work.thing(id);
  if (thing.incoming === null) return work.refuse('nothingToDecline');
  refuse(work, thing, thing.incoming);
}

function refuse(work: Work, thing: Thing, { from, era, epoch, offer }: Pick<Incoming, 'from' | 'era' | 'epoch' | 'offer'>): void {
  const receipt = work.record({ kind: 'refuse', offer }, { thing, era, epoch });
  const decisions = work.rules.remember(thing.decisions, { era, epoch, verdict: 'refuse', offer, receipt });
  const idle = thing.custody.state === 'none' || thing.custody.state === 'sent' || thing.custody.state === 'refused';
  work.put({ ...thing, decisions, incoming: null, custody: idle ? { state: 'refused', epoch } : thing.custody });
  work.send(from, { kind: 'receipt', thing: thing.id, era, epoch, offer, verdict: 'refuse', event: receipt });
}

/** The same bytes for the same offer, for ever; another offer under the same epoch is a fork, and its sender hears what was decided (rule 5). */
function answerAgain(work: Work, from: string, decision: Decision, about: { readonly thing: string; readonly offer: string }): void {
  const { era, epoch, offer, verdict, receipt } = decision;
  work.send(from, { kind: 'receipt', thing: about.thing, era, epoch, offer, verdict, event: receipt });
  if (offer === about.offer) return;
  const thing = work.thing(about.thing);
  work.alert('fork', { desk: from, thing: thing.id });
  if (thing.custody.state === 'held' && eraOf(thing.chain) === era) work.put({ ...thing, custody: { state: 'frozen', epoch: thing.custody.epoch, why: 'fork' } });
}
