import { z } from 'zod';
import { role } from '../../../preload/contract/session.ts';
import type { LocalText } from '../../../preload/contract/values.ts';
import type { Store } from '../db/store.ts';
import type { Desk } from '../desk.ts';
import { localDay } from '../day.ts';
import type { Lan } from '../network/lan.ts';
import { deskOfPost } from '../network/rules.ts';
import { holderName, unknownName } from '../office/actors.ts';
import { parseLocalText } from '../office/local-text.ts';
import { readOffice } from '../office/office.ts';
import { plainBytes } from '../ledger/event.ts';
import type { OfficeListing } from './listing.ts';
import { affiliations, ownLevel } from './own-place.ts';

const roleList = z.array(role);

/** What this office says of itself now, but for its number: its place in the tree, the posts that files can go to, and the keys by which what its persons sign is checked. */
export function ownListing({ store, ledger }: Desk, lan: Lan): Omit<OfficeListing, 'number'> {
  const { build } = store;
  const { roster } = lan.keeper;
  const bonds = affiliations(store);
  const posts = store.all(build.selectFrom('post').selectAll().orderBy('code'));
  const keys = keysOfPersons(store);
  const today = localDay(ledger.now());
  return {
    version: 1,
    root: roster.root,
    roster: roster.number,
    name: readOffice(store).name,
    level: ownLevel(store),
    superior: bonds.find(({ side }) => side === 'superior')?.root ?? null,
    subordinates: bonds.filter(({ side }) => side === 'subordinate').map(({ root }) => root),
    posts: posts
      .filter(({ roles }) => roleList.parse(JSON.parse(roles)).some((role) => role === 'officer' || role === 'assistant'))
      .flatMap(({ id, name }) => {
        const desk = deskOfPost(roster, id, lan.registrarDesk());
        return desk === null ? [] : [{ id, name: parseLocalText(name), holder: holderOf(store, id, today), desk }];
      }),
    persons: store.all(build.selectFrom('person').select(['id', 'name']).orderBy('id')).map(({ id, name }) => ({
      id, name: parseLocalText(name), keys: keys.get(id) ?? [],
    })),
  };
}

/** Every key that each person has signed with. */
function keysOfPersons(store: Store): ReadonlyMap<string, Uint8Array[]> {
  const found = new Map<string, Uint8Array[]>();
  for (const row of store.all(store.build.selectFrom('person_key').select(['person_id', 'signing_key']).orderBy('person_id').orderBy('key_id'))) {
    const known = found.get(row.person_id) ?? [];
    known.push(plainBytes(row.signing_key));
    found.set(row.person_id, known);
  }
  return found;
}

function holderOf(store: Store, post: string, today: string): LocalText | null {
  const name = holderName(store, post, today);
  return name === unknownName ? null : name;
}
