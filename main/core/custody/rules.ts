import { custodyEventOf, eraOf, featuresOf, isPrefix, type Chain, type Checkpoint, type DeskId, type LogId } from './event.ts';
import type { Tools } from './input.ts';
import type { BodyOf, Claim, Header } from './message.ts';
import type { Custody, Decision, Desk, HighWater, Peer, Recovery, Retaking, Roster, Thing } from './state.ts';

/** What a chain says of custody: who took the thing last, in which era and epoch, and to whom it was sent on since. */
export type ChainCustody = { readonly desk: DeskId; readonly era: number; readonly epoch: number; readonly to: DeskId | null };

type ClaimVerdict = 'nothing' | 'beaten' | 'fork' | 'theirs' | 'forgotten' | 'ahead';

/** Reads custody off the chain: the last change of custody stands, whatever any row says (ledger.md 7.4, restore). */
function custodyOf(chain: Chain): ChainCustody | null {
  for (let at = chain.length - 1; at >= 0; at -= 1) {
    const event = chain[at];
    if (event === undefined || event.act.kind === 'note' || event.act.kind === 'other') continue;
    return { desk: event.desk, era: event.era, epoch: event.epoch, to: event.act.kind === 'dispatch' ? event.act.to : null };
  }
  return null;
}

/** Only a desk that holds the thing in the epoch its window shows may write or send (rules 1 and 9). */
function workProblem(thing: Thing, epoch: number): 'notHeld' | 'movedMeanwhile' | null {
  if (thing.custody.state !== 'held') return 'notHeld';
  return thing.custody.epoch === epoch ? null : 'movedMeanwhile';
}

/** A desk that lacks a feature the thing asks for keeps it and hands it on, and writes nothing (ledger.md 7.9). */
function mayWrite(features: readonly string[], chain: Chain): boolean {
  return featuresOf(chain).every((feature) => features.includes(feature));
}

/** The decision taken on one offer, if any (rules 4, 5 and 7). */
function decisionOn(decisions: readonly Decision[], era: number, epoch: number): Decision | null {
  return decisions.find((decision) => decision.era === era && decision.epoch === epoch) ?? null;
}

/** Decisions are added and never leave (rule 4). */
function remember(decisions: readonly Decision[], decision: Decision): readonly Decision[] {
  return [...decisions, decision];
}

/**
 * May an offer or a recall be decided now? Not before the sender has given up the desk's older incarnations, whose decision may
 * be under way to it; and while the desk recovers, only if the thing was sent to the present incarnation (docs/custody.md, decisions).
 */
function mayDecide(desk: Desk, toLog: LogId, seen: Checkpoint | null): boolean {
  if (toLog === desk.log) return true;
  if (desk.standing !== 'working') return false;
  return seen === null ? desk.replaced.length === 0 : seen.log === desk.log;
}

/** Does the receipt answer just this transfer: the same receiver, era, epoch and offer (rule 6)? */
function receiptFits(thing: Thing, custody: Extract<Custody, { state: 'transit' }>, from: DeskId, receipt: BodyOf<'receipt'>): boolean {
  return custody.to === from && custody.epoch === receipt.epoch && eraOf(thing.chain) === receipt.era && custody.offer === receipt.offer;
}

/** Has the receiver decided this very epoch on another offer? Then two branches were sent to it, and this one can't be taken any more (rule 5). */
function isOvertaken(thing: Thing, custody: Extract<Custody, { state: 'transit' }>, from: DeskId, receipt: BodyOf<'receipt'>): boolean {
  return custody.to === from && custody.epoch === receipt.epoch && eraOf(thing.chain) === receipt.era && custody.offer !== receipt.offer;
}

/**
 * Was the thing sent to an older incarnation of the receiver than the one that decided? The older one may have accepted, and used epochs after
 * this one, which nobody remembers: the thing goes on in a new era, so that no epoch is ever used twice (docs/custody.md, decisions).
 */
function opensEra(receiver: Pick<Peer, 'log' | 'replaced'>, toLog: LogId): boolean {
  return receiver.replaced.length > 0 && receiver.log !== toLog;
}

/** Milliseconds until the next attempt: 1, 2, 4 … 60 s with full jitter (rule 2), never less than a tenth of a second. */
function retryDelay(attempt: number, jitter: number): number {
  return 100 + Math.floor(jitter * Math.min(60_000, 1_000 * 2 ** Math.min(attempt, 6)));
}

/** The database is older than what the high-water file saw written: a backup was put back (ledger.md 7.4, restore). */
function isRestored(desk: Desk, highWater: HighWater | null): boolean {
  if (highWater === null) return false;
  const newest = highWater.logs.at(-1);
  if (newest === undefined || desk.replaced.includes(newest.log)) return false;
  return newest.log !== desk.log || newest.size > desk.size;
}

/** What another desk knows of this one's log: nothing strange, a log that it isn't (any more), or more than the desk has itself. */
function doubtOf(desk: Desk, seen: Checkpoint | null, tools: Tools): 'none' | 'doubted' | 'retired' {
  if (seen === null || desk.replaced.includes(seen.log)) return 'none';
  if (seen.log !== desk.log) return 'retired';
  return tools.extends(seen, desk) ? 'none' : 'doubted';
}

/** Does this header come from the incarnation that counts? A new one fences the old ones off by naming them (ledger.md 7.4, fencing). */
function incarnation(peer: Peer | undefined, header: Pick<Header, 'checkpoint' | 'replaced'>): 'current' | 'newer' | 'fenced' | 'stranger' {
  if (peer === undefined || peer.log === header.checkpoint.log) return 'current';
  if (header.replaced.includes(peer.log)) return 'newer';
  return peer.replaced.includes(header.checkpoint.log) ? 'fenced' : 'stranger';
}

/** Does the log of a peer go on from what was met before, or back to a part of it? Neither is a fork (ledger.md 7.5). */
function continues(peer: Peer, checkpoint: Checkpoint, tools: Tools): 'newer' | 'older' | 'fork' {
  if (peer.size <= checkpoint.size) return tools.extends(peer, checkpoint) ? 'newer' : 'fork';
  return tools.extends(checkpoint, peer) ? 'older' : 'fork';
}

/** The desks whose answers a recovery waits for: all that the newest roster calls active, and not this one. */
function askedDesks(roster: Roster, me: DeskId): readonly DeskId[] {
  return Object.entries(roster.desks).flatMap(([desk, { standing }]) => (desk !== me && standing === 'active' ? [desk] : []));
}

/** A recovery ends when every desk has answered this round or was excused by two officers, under the newest roster that was known before. */
function mayConclude(desk: Desk, recovery: Recovery): boolean {
  if (desk.roster.number < recovery.roster) return false;
  return askedDesks(desk.roster, desk.id).every((other) => recovery.answered.includes(other) || recovery.excused.includes(other));
}

/** Must the round be asked anew? Another desk was restored while this one asked, so what others said before may miss its old messages. */
function mustAskAnew(recovery: Recovery | null): boolean {
  return recovery !== null && recovery.answered.length > 0;
}

/** Eras are counted in thousands; below that stands the ordinal of the desk, so that two desks never open the same one. */
const eraStep = 1_000;

/** The era of a retaking: above all that was heard of, so that no older branch can equal it (rule 8). */
function nextEra(chain: Chain, retaking: Retaking | null, desk: Desk): number {
  const newest = Math.max(eraOf(chain), retaking?.era ?? 0);
  return (Math.floor(newest / eraStep) + 1) * eraStep + (desk.roster.desks[desk.id]?.ordinal ?? 0);
}

/** What becomes of a thing at the end of a recovery, by its completed chain (docs/custody.md, unlocking). */
function afterRecovery(chain: Chain, desk: Desk, known: Retaking | null): 'retake' | 'theirs' | 'undecided' | 'unanswered' | 'doubt' {
  const custody = custodyOf(chain);
  if (custody === null) return 'theirs';
  if (custody.desk === desk.id) return afterOwnTaking(custody, desk, known);
  if (isOwnLostRetaking(known, custody.era, desk)) return 'doubt';
  return custody.to === desk.id ? 'undecided' : 'theirs';
}

/** This desk was the last to take it: it lies here still, unless it was sent to a desk that could not be asked. */
function afterOwnTaking(custody: ChainCustody, desk: Desk, known: Retaking | null): 'retake' | 'unanswered' | 'doubt' {
  if (known !== null && known.era > custody.era && !wasHeard(desk, known.desk)) return 'doubt';
  return custody.to === null || wasHeard(desk, custody.to) ? 'retake' : 'unanswered';
}

/**
 * Had this desk retaken the thing in an incarnation of which nobody has anything? Then who had it before counts as beaten everywhere and offers it
 * no more: it lies with nobody until people put it together again.
 */
function isOwnLostRetaking(known: Retaking | null, era: number, desk: Desk): boolean {
  return known !== null && known.desk === desk.id && known.era > era;
}

/** Did that desk itself say in this recovery what it has? Then what it once had and doesn't show is lost there as well. */
function wasHeard(desk: Desk, other: DeskId): boolean {
  return other === desk.id || desk.recovery?.answered.includes(other) === true;
}

/**
 * What a claim of another desk does to a thing here: a higher era beats it; against a thing held, an equal or later epoch is a fork
 * (rules 5 and 8); what waited for a desk that couldn't be asked is settled when that desk turns out to have it, and what is on its way is looked
 * for when someone is ahead of it.
 */
function afterClaim(thing: Thing, claim: Claim): ClaimVerdict {
  const mine = custodyOf(thing.chain);
  const era = Math.max(claim.live ? claim.era : 0, claim.retaking?.era ?? 0);
  if (hasForgotten(thing, claim, mine)) return 'forgotten';
  if (mine === null) return 'nothing';
  if (era > mine.era) return 'beaten';
  return claim.live && claim.era === mine.era && claim.epoch >= mine.epoch ? afterEqualEra(thing, claim, claim.epoch > mine.epoch) : 'nothing';
}

function afterEqualEra(thing: Thing, claim: Claim, later: boolean): ClaimVerdict {
  switch (thing.custody.state) {
    case 'held':
      return claim.event === custodyEventOf(thing.chain) ? 'nothing' : 'fork';
    case 'transit':
      return later ? 'ahead' : 'nothing';
    case 'frozen':
      return later && thing.custody.why === 'unanswered' ? 'theirs' : 'nothing';
    case 'none':
    case 'sent':
    case 'refused':
    case 'orphan':
      return 'nothing';
  }
}

/** Was the thing handed to this desk in an epoch that its own copy doesn't reach? Then a loss went unnoticed. */
function hasForgotten(thing: Thing, claim: Claim, mine: ChainCustody | null): boolean {
  const stopped = thing.custody.state === 'frozen' || thing.custody.state === 'orphan';
  if (!claim.takenByYou || stopped || claim.era < (thing.retaking?.era ?? 0)) return false;
  return mine === null || claim.era > mine.era || (claim.era === mine.era && claim.epoch > mine.epoch);
}

/** Has this copy anything that the retaking didn't take along? A desk that was heard has nothing; of others only the basis tells. */
function isLeftBehind(chain: Chain, desk: DeskId, retaking: Retaking): boolean {
  const basis = chain.findIndex(({ hash }) => hash === retaking.basis);
  if (basis >= 0) return basis < chain.length - 1 && chain[basis + 1]?.era !== retaking.era;
  return chain.length > 0 && !retaking.heard.includes(desk);
}

/** Was this copy's tail lost against the chain that now counts? */
function tailBeside(own: Chain, counted: Chain): Chain {
  if (isPrefix(own, counted)) return [];
  return own.filter((event, at) => counted[at]?.hash !== event.hash);
}

/** How many events of a chain go in one message: each message is a journey there and back, and a file may have thousands. */
function eventsInAParcel(): number {
  return 64;
}

/** The law of custody, one function a rule; tests replace single ones by wrong ones to see that they are caught. */
export const custodyRules = {
  custodyOf, workProblem, mayWrite, decisionOn, remember, mayDecide, receiptFits, isOvertaken, opensEra, retryDelay, isRestored, doubtOf, incarnation, continues,
  askedDesks, mayConclude, mustAskAnew, nextEra, afterRecovery, afterClaim, isLeftBehind, tailBeside, eventsInAParcel,
};

export type CustodyRules = typeof custodyRules;
