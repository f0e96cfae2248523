import { nextNumber } from './event.ts';
import type { Command } from './input.ts';
import { unknownThing } from './state.ts';
import type { Work } from './work.ts';

type CommandOf<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/** Opens a file or series here: its chain begins, and this desk holds it. */
export function create(work: Work, { thing: id, series }: CommandOf<'create'>): void {
  const { chain } = work.thing(id);
  if (chain.length > 0) return work.refuse('alreadyThere');
  work.record({ kind: 'create', series }, { thing: unknownThing(id), era: 0, epoch: 1 });
  work.put({ ...work.thing(id), custody: { state: 'held', epoch: 1 } });
}

/** Writes a noting or takes a number, only while the desk holds the thing in the epoch that the window showed (rule 9). */
export function note(work: Work, { thing: id, epoch, note: text, blob, must }: CommandOf<'note'>): void {
  const thing = work.thing(id);
  const problem = work.rules.workProblem(thing, epoch);
  if (problem !== null) return work.refuse(problem);
  if (!work.rules.mayWrite(work.desk.features, thing.chain)) return work.refuse('needsUpdate');
  const first = thing.chain[0];
  const number = first?.act.kind === 'create' && first.act.series ? nextNumber(thing.chain) : null;
  const era = thing.chain.at(-1)?.era ?? 0;
  work.record({ kind: 'note', note: text, blobs: blob === null ? [] : [blob], must, number }, { thing, era, epoch });
  if (blob !== null) work.put({ ...work.thing(id), blobs: [...thing.blobs, blob] });
}
