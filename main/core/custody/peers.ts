import type { DeskId } from './event.ts';
import type { Body, Fences, Header, Message } from './message.ts';
import type { Peer, Roster } from './state.ts';
import { asEvidence, enterDoubt, freezeAll } from './freeze.ts';
import type { Work } from './work.ts';

/** Is a message to be worked on? Learns what its header and its gossip say of rosters and incarnations first; whoever is behind hears why. */
export function admit(work: Work, { header, body }: Message): boolean {
  if (isRevoked(work) || header.to !== work.desk.id) return false;
  if ('roster' in body) adoptRoster(work, body.roster);
  if (isRevoked(work) || !isListed(work, header.from, body)) return false;
  const self = admitSelf(work, header);
  const known = admitPeer(work, header);
  if (!known || !self) {
    if (body.kind !== 'status') work.send(header.from, work.status(header.from));
    return false;
  }
  if ('fences' in body) adoptFences(work, body.fences);
  return work.desk.standing === 'working' || work.desk.standing === 'recovering';
}

function isRevoked(work: Work): boolean {
  return work.desk.standing === 'revoked';
}

/** A desk that the roster doesn't list as active is not listened to; a revoked one hears the roster, and nothing else. */
function isListed(work: Work, desk: DeskId, body: Body): boolean {
  const { roster } = work.desk;
  const standing = roster.desks[desk]?.standing;
  const behind = 'roster' in body && body.roster.number < roster.number;
  if (standing === 'revoked' && behind) work.send(desk, { kind: 'status', claims: [], fences: {}, roster });
  return standing === 'active';
}

/** Takes in a roster that is newer; a desk that finds itself revoked stops at once. */
export function adoptRoster(work: Work, roster: Roster): void {
  if (roster.number <= work.desk.roster.number) return;
  work.desk = { ...work.desk, roster };
  if (roster.desks[work.desk.id]?.standing === 'active' || work.desk.standing === 'revoked') return;
  freezeAll(work, 'revoked');
  work.desk = { ...work.desk, standing: 'revoked', recovery: null };
  work.alert('revoked');
}

function admitPeer(work: Work, { from, checkpoint, replaced }: Header): boolean {
  const peer = work.desk.peers[from];
  const next: Peer = { ...checkpoint, replaced };
  switch (work.rules.incarnation(peer, { checkpoint, replaced })) {
    case 'newer':
      fence(work, from, next);
      return true;
    case 'current':
      return peer === undefined ? learn(work, from, next) : meet(work, from, peer, next);
    case 'fenced':
    case 'stranger':
      return false;
  }
}

function meet(work: Work, from: DeskId, peer: Peer, next: Peer): boolean {
  const course = work.rules.continues(peer, next, work.tools);
  if (course === 'newer' && next.size > peer.size) learn(work, from, next);
  if (course === 'fork') work.alert('fork', { desk: from });
  return course !== 'fork';
}

function learn(work: Work, desk: DeskId, peer: Peer): true {
  work.desk = { ...work.desk, peers: { ...work.desk.peers, [desk]: peer } };
  return true;
}

/** Gives up the older incarnations of a desk: nothing of theirs is decided or believed any more; what they sent so far is kept as evidence. */
function fence(work: Work, desk: DeskId, peer: Peer): void {
  learn(work, desk, peer);
  work.alert('restored', { desk });
  for (const thing of work.allThings()) if (thing.incoming?.from === desk) work.put(asEvidence(thing));
  const { recovery } = work.desk;
  if (recovery === null || !work.rules.mustAskAnew(recovery)) return;
  work.desk = { ...work.desk, recovery: { ...recovery, round: work.input.fresh, answered: [] } };
  work.alarm('ask', null, 0);
}

/**
 * Is the sender ahead of this desk, or was it told of another machine under the desk's name? Then the desk stops (ledger.md 7.4, restore),
 * whatever is to be thought of the sender: what it has seen bears this desk's own signature.
 */
function admitSelf(work: Work, { seen }: Header): boolean {
  const doubt = work.rules.doubtOf(work.desk, seen, work.tools);
  if (doubt !== 'none' && seen !== null) enterDoubt(work, doubt, seen);
  return doubt === 'none';
}

/** Takes over what another desk knows of incarnations and checkpoints; signed by those it speaks of. */
function adoptFences(work: Work, fences: Fences): void {
  for (const [desk, next] of Object.entries(fences)) {
    const peer = work.desk.peers[desk];
    if (desk === work.desk.id) adoptOwn(work, next);
    else if (peer === undefined) learn(work, desk, next);
    else if (next.replaced.includes(peer.log)) fence(work, desk, next);
    else if (next.log === peer.log && next !== peer) meet(work, desk, peer, next);
  }
}

function adoptOwn(work: Work, next: Peer): void {
  const doubt = work.rules.doubtOf(work.desk, next, work.tools);
  if (doubt !== 'none') enterDoubt(work, doubt, next);
}
