import type { Roster as CustodyRoster } from '../custody/state.ts';
import type { Store } from '../db/store.ts';
import { deskIdOf } from '../lan/roster/desk-keys.ts';
import type { Roster } from '../lan/roster/roster.ts';
import { otherDesksInCustody } from '../offices/other-desks.ts';
import { ordinals } from '../network/rules.ts';

/** The desks among which files go, as custody counts them: those of the office's list, and of other offices of the tree. */
export function wholeRoster(store: Store, roster: Parameters<typeof custodyRoster>[0]): CustodyRoster {
  const own = custodyRoster(roster);
  return { ...own, desks: { ...otherDesksInCustody(store), ...own.desks } };
}

/** The office's list of desks as custody counts it: who may hold files, and who never may again. */
export function custodyRoster(roster: Pick<Roster, 'number' | 'desks' | 'revoked' | 'entries'>): CustodyRoster {
  const places = ordinals(roster);
  const entry = (id: string, standing: 'active' | 'revoked') => [id, { standing, mirror: false, ordinal: places.get(id) ?? 0 }] as const;
  return {
    number: roster.number,
    desks: Object.fromEntries([...[...roster.desks.keys()].map((id) => entry(id, 'active')), ...[...roster.revoked].map((id) => entry(id, 'revoked'))]),
  };
}

/** The signing key of every desk that was ever listed: what a desk said before it was revoked stays said. */
export function keysEverListed(roster: Pick<Roster, 'entries'>): ReadonlyMap<string, Uint8Array> {
  return new Map(
    roster.entries.flatMap(({ statement }) =>
      statement.kind === 'admitted' || statement.kind === 'replaced' ? [[deskIdOf(statement.desk), statement.desk.signing] as const] : [],
    ),
  );
}
