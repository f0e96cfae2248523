import { deskIdOf, type DeskId } from '../../core/lan/roster/desk-keys.ts';
import type { Roster } from '../../core/lan/roster/roster.ts';

type Reader = { readonly desk: DeskId; readonly roster: Roster };

/** Desks of which this one stands in the place, as the registrar signed it: a broken PC, and the one before that. */
export function predecessorsOf({ entries }: Pick<Roster, 'entries'>, desk: DeskId): ReadonlySet<DeskId> {
  const before = new Map(entries.flatMap(({ statement }) => (statement.kind === 'replaced' ? [[deskIdOf(statement.desk), statement.old] as const] : [])));
  const found = new Set<DeskId>();
  for (let old = before.get(desk); old !== undefined && !found.has(old); old = before.get(old)) found.add(old);
  return found;
}

/**
 * Whose logs a desk may read at the server (ledger.md 7.6, "only what the desk's roster role allows"): its own, those of desks that it replaced,
 * and for the registrar's desk and the records room all of their office.
 */
export function mayRead({ desk, roster }: Reader, owner: DeskId): boolean {
  const roles = roster.desks.get(desk)?.roles ?? [];
  if (roles.includes('registrar') || roles.includes('recordsRoom')) return true;
  return owner === desk || predecessorsOf(roster, desk).has(owner);
}
