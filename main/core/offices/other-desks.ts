import type { Roster as CustodyRoster } from '../custody/state.ts';
import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import { plainBytes } from '../ledger/event.ts';

/** A desk of another office of the tree, as parcels need it. */
export type OtherDesk = { readonly office: string; readonly root: Uint8Array; readonly tls: Uint8Array };

/** A desk that another office lists now, while that office is in the tree; null for any other. */
export function otherDesk(store: Store, desk: DeskId): OtherDesk | null {
  const row = store.first(
    store.build.selectFrom('other_desk').innerJoin('other_office', 'other_office.office', 'other_desk.office').select(['other_office.office as office', 'root', 'tls_key'])
      .where('desk', '=', desk).where('listed', '=', 1).where('distance', 'is not', null),
  );
  return row ? { office: row.office, root: plainBytes(row.root), tls: plainBytes(row.tls_key) } : null;
}

/** Signing keys of all desks that offices of the tree ever listed: what they said stays said. */
export function keysOfOtherDesks(store: Store): ReadonlyMap<DeskId, Uint8Array> {
  return new Map(store.all(store.build.selectFrom('other_desk').select(['desk', 'signing_key'])).map((row) => [row.desk, plainBytes(row.signing_key)]));
}

/** Desks of other offices as custody counts them: those that may hold files, and those that never may again. What lies at an office that has left the tree lies there still. */
export function otherDesksInCustody(store: Store): CustodyRoster['desks'] {
  const rows = store.all(store.build.selectFrom('other_desk').select(['desk', 'listed']));
  return Object.fromEntries(rows.map(({ desk, listed }) => [desk, { standing: listed === 1 ? ('active' as const) : ('revoked' as const), mirror: false, ordinal: 0 }]));
}

// Asked with each act that moves a paper, and on nearly every desk the first finds nothing.
const listedPost = reused(({ id }: { id: string }) => sqlBuilder.selectFrom('other_post').select(['desk', 'office']).where('id', '=', id).where('listed', '=', 1));
const reachableOffice = reused(({ office }: { office: string }) => sqlBuilder.selectFrom('other_office').select('office').where('office', '=', office).where('distance', 'is not', null));

/** The desk at which a post of another office works; null for a post of none. */
export function deskOfOtherPost(store: Store, postId: string): DeskId | null {
  const post = store.first(listedPost({ id: postId }));
  return post && store.first(reachableOffice({ office: post.office })) ? post.desk : null;
}
