import { reachable, type Branch } from '../../core/offices/rules.ts';
import type { DeskId } from '../../core/lan/roster/desk-keys.ts';
import { predecessorsOf } from '../../core/lan/roster/predecessors.ts';
import type { Roster } from '../../core/lan/roster/roster.ts';

type Reader = { readonly desk: DeskId; readonly roster: Roster };

/**
 * Whose logs a desk may read at the server (ledger.md 7.6, "only what the desk's roster role allows"): its own, those of desks that it replaced,
 * and for the registrar's desk and the records room all of their office.
 */
export function mayRead({ desk, roster }: Reader, owner: DeskId): boolean {
  const roles = roster.desks.get(desk)?.roles ?? [];
  if (roles.includes('registrar') || roles.includes('recordsRoom')) return true;
  return owner === desk || predecessorsOf(roster, desk).has(owner);
}

/**
 * Of which offices a desk may be told (decision 22): of those that its own reaches by what both ends of each step say, the nearest first; and its registrar's desk of those that say they
 * stand under it (domain.md row 60). An office that says nothing of itself is told of none.
 */
export function officesToTell<Kept extends Branch & { readonly mark: string }>(self: string, branches: ReadonlyMap<string, Kept>, isRegistrar: boolean): { readonly tree: readonly Kept[]; readonly asking: readonly Kept[] } {
  const tree = [...reachable(self, branches).keys()].flatMap((mark) => branches.get(mark) ?? []);
  const subordinates = branches.get(self)?.subordinates ?? new Set<string>();
  const asking = isRegistrar ? [...branches.values()].filter(({ superior, mark }) => superior === self && !subordinates.has(mark)) : [];
  return { tree, asking };
}
