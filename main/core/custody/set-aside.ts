import type { Chain } from './event.ts';

/** Adds branches that lost, unless all of their events are among those set aside already (rule 8: visible, never merged, never deleted). */
export function withTails(known: readonly Chain[], tails: readonly Chain[]): readonly Chain[] {
  const shown = new Set(known.flatMap((tail) => tail.map(({ hash }) => hash)));
  const added = tails.filter((tail) => tail.some(({ hash }) => !shown.has(hash)));
  return added.length === 0 ? known : [...known, ...added];
}
