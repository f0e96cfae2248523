import { deskIdOf, type DeskId } from './desk-keys.ts';
import type { Roster } from './roster.ts';

/** Desks of which this one stands in the place, as the registrar signed it: a broken PC, and the one before that. */
export function predecessorsOf({ entries }: Pick<Roster, 'entries'>, desk: DeskId): ReadonlySet<DeskId> {
  const before = new Map(entries.flatMap(({ statement }) => (statement.kind === 'replaced' ? [[deskIdOf(statement.desk), statement.old] as const] : [])));
  const found = new Set<DeskId>();
  for (let old = before.get(desk); old !== undefined && !found.has(old); old = before.get(old)) found.add(old);
  return found;
}
