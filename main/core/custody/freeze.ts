import type { Checkpoint } from './event.ts';
import type { Custody, Standing, Thing } from './state.ts';
import type { Work } from './work.ts';

/** Keeps the bytes of a parcel that will not be decided. */
export function asEvidence(thing: Thing): Thing {
  const { incoming, archive, blobs } = thing;
  if (incoming === null) return thing;
  return { ...thing, incoming: null, archive: [...archive, ...incoming.chain], blobs: [...new Set([...blobs, ...incoming.blobs])] };
}

/** Nothing that this desk believes to hold or to have on its way may be touched until it is known that it still does. */
export function freezeAll(work: Work, why: Extract<Custody, { state: 'frozen' }>['why']): void {
  for (const thing of work.allThings()) {
    const { custody } = thing;
    if (custody.state === 'held' || custody.state === 'transit') {
      work.put({ ...asEvidence(thing), custody: { state: 'frozen', epoch: custody.epoch, why } });
      work.alert('frozen', { thing: thing.id });
    } else if (thing.incoming !== null) work.put(asEvidence(thing));
  }
}

/** Others know more of this desk than it does itself. It stops until two officers say which machine is the desk (docs/custody.md, doubt). */
export function enterDoubt(work: Work, doubt: Extract<Standing, 'doubted' | 'retired'>, seen: Pick<Checkpoint, 'log' | 'size'>): void {
  const { standing, doubts } = work.desk;
  if (standing === 'revoked') return;
  const known = doubts.some(({ log, size }) => log === seen.log && size >= seen.size);
  if (standing === doubt && known) return;
  freezeAll(work, 'doubt');
  work.desk = {
    ...work.desk,
    standing: standing === 'retired' ? 'retired' : doubt,
    recovery: null,
    doubts: known ? doubts : [...doubts, { log: seen.log, size: seen.size }],
  };
  work.alert(doubt);
}
