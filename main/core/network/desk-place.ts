import { z } from 'zod';
import type { Store } from '../db/store.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import type { Roster } from '../lan/roster/roster.ts';
import { ordinals } from './rules.ts';

const key = 'desk-ordinal';

/** This desk's place among the desks of the office, known before the network begins: the first number of the day may be given before. */
export function readOrdinal(store: Store): number {
  const row = store.first(store.build.selectFrom('preference').select('value').where('key', '=', key));
  return row ? Number(row.value) : 0;
}

/** Keeps the place that the list of desks gives this desk. It never changes: ordinals are not given twice. */
export function keepOrdinal(store: Store, roster: Roster, self: DeskId): number {
  const ordinal = ordinals(roster).get(self) ?? 0;
  const row = { key, value: String(ordinal) };
  store.run(store.build.insertInto('preference').values(row).onConflict((conflict) => conflict.column('key').doUpdateSet(row)));
  return ordinal;
}

const elsewhereKey = 'posts-elsewhere';
const postIds = z.array(z.string());

/** Keeps which posts work at other desks, for a program that opens this desk without its network. */
export function keepPostsElsewhere(store: Store, roster: Roster, self: DeskId): void {
  const elsewhere = [...roster.posts].flatMap(([post, desk]) => (desk === self ? [] : [post]));
  const row = { key: elsewhereKey, value: JSON.stringify(elsewhere) };
  store.run(store.build.insertInto('preference').values(row).onConflict((conflict) => conflict.column('key').doUpdateSet(row)));
}

/** Did the post work at another desk when the network was last served here? */
export function isPostElsewhere(store: Store, postId: string): boolean {
  const row = store.first(store.build.selectFrom('preference').select('value').where('key', '=', elsewhereKey));
  return row !== undefined && postIds.parse(JSON.parse(row.value)).includes(postId);
}
