import type { Command } from './input.ts';
import { fullest, inquire } from './inquiry.ts';
import { ask } from './recovery.ts';
import { retake } from './retaking.ts';
import type { Work } from './work.ts';

type CommandOf<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/** Two officers declare that certain desks can't be waited for; what those may still hold is beaten by the new era (ledger.md 7.4, restore). */
export function excuse(work: Work, { desks, officers }: CommandOf<'excuse'>): void {
  const { recovery } = work.desk;
  if (officers.first === officers.second) return work.refuse('sameOfficer');
  if (recovery === null) return work.refuse('notRecovering');
  work.desk = { ...work.desk, recovery: { ...recovery, excused: [...new Set([...recovery.excused, ...desks])] } };
  ask(work, 0);
}

/** Two officers put a thing together again from the copy at this desk: its desk is dead, or it is frozen or beaten here (rule 8). */
export function reconstitute(work: Work, { thing: id, nextNumber, officers }: CommandOf<'reconstitute'>): void {
  const thing = fullest(work.thing(id));
  if (officers.first === officers.second) return work.refuse('sameOfficer');
  if (work.desk.standing !== 'working') return work.refuse('notWorking');
  if (thing.chain.length === 0) return work.refuse('noCopy');
  if (thing.custody.state === 'held') return work.refuse('alreadyThere');
  retake(work, thing, { by: 'officers', heard: [], nextNumber });
  inquire(work, id);
}
