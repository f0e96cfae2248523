import { inquire } from './inquiry.ts';
import type { Claim } from './message.ts';
import { newerRetaking } from './retaking.ts';
import type { Retaking, Thing } from './state.ts';
import type { Work } from './work.ts';

/** What another desk says of its things: a higher era beats a branch here, an equal claim is a fork (rules 5 and 8). */
export function hearClaims(work: Work, claims: readonly Claim[]): void {
  for (const claim of claims) hearClaim(work, claim);
}

function hearClaim(work: Work, claim: Claim): void {
  const before = work.thing(claim.thing);
  const retaking = newerRetaking(before.retaking, claim.retaking);
  const thing = retaking === before.retaking ? before : { ...before, retaking };
  if (thing !== before) work.put(thing);
  if (work.desk.standing === 'recovering') return;
  switch (work.rules.afterClaim(thing, claim)) {
    case 'beaten':
      return beaten(work, thing, retaking);
    case 'fork':
      work.put({ ...thing, custody: { state: 'frozen', epoch: claim.epoch, why: 'fork' } });
      return work.alert('fork', { thing: thing.id });
    case 'theirs':
      return work.put({ ...thing, custody: { state: 'sent', epoch: claim.epoch, to: '' } });
    case 'ahead':
      return thing.inquiry === null ? inquire(work, thing.id) : undefined;
    case 'forgotten':
      work.put({ ...thing, custody: { state: 'frozen', epoch: claim.epoch, why: 'forgotten' } });
      return work.alert('frozen', { thing: thing.id });
    case 'nothing':
  }
}

/** Held or frozen in a beaten era is an orphan branch; a copy that the retaking took along is none. */
export function beaten(work: Work, thing: Thing, retaking: Retaking | null): void {
  const { custody } = thing;
  if (custody.state === 'orphan') return;
  const leftBehind = retaking !== null && work.rules.isLeftBehind(thing.chain, work.desk.id, retaking);
  if (custody.state === 'held' || custody.state === 'frozen' || leftBehind) {
    work.put({ ...thing, custody: { state: 'orphan', epoch: 'epoch' in custody ? custody.epoch : 0 } });
    return work.alert('orphan', { thing: thing.id });
  }
  if (custody.state === 'transit') work.put({ ...thing, custody: { state: 'sent', epoch: custody.epoch, to: custody.to } });
}
