import type { Actor, LocalText } from '../../../preload/contract/values.ts';
import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import { chargeHolds } from '../session/rules.ts';
import { otherPostName } from '../offices/other-names.ts';
import { parseLocalText } from './local-text.ts';

/** Of a post or person that this desk does not know, and of whoever holds a vacant post. */
export const unknownName: LocalText = { en: '—' };

/** Who stands on a row, with names for a screen. */
export function actorOf(store: Store, row: { readonly post: string; readonly person: string; readonly acting: number }): Actor {
  return {
    postId: row.post,
    post: postName(store, row.post),
    personId: row.person,
    person: personName(store, row.person),
    acting: row.acting === 1,
  };
}

/** The same for many rows: each post and person is looked up once. */
export function actorsOf(store: Store): (row: Parameters<typeof actorOf>[1]) => Actor {
  const known = new Map<string, Actor>();
  return (row) => {
    const key = `${row.post} ${row.person} ${row.acting}`;
    const actor = known.get(key) ?? actorOf(store, row);
    known.set(key, actor);
    return actor;
  };
}

/** Name of a post, one of another office with the office's; a dash for one that this desk does not know. */
export function postName(store: Store, id: string): LocalText {
  const row = store.first(store.build.selectFrom('post').select('name').where('id', '=', id));
  return row ? parseLocalText(row.name) : (otherPostName(store, id) ?? unknownName);
}

/** Name of a person; a dash for one that this desk does not know. */
export function personName(store: Store, id: string): LocalText {
  const { build } = store;
  const row = store.first(build.selectFrom('person').select('name').where('id', '=', id)) ?? store.first(build.selectFrom('other_person').select('name').where('id', '=', id));
  return row ? parseLocalText(row.name) : unknownName;
}

const placeOfPost = reused(({ id }: { id: string }) => sqlBuilder.selectFrom('post').select(['section_id', 'code']).where('id', '=', id));
const codeOfSection = reused(({ id }: { id: string }) => sqlBuilder.selectFrom('section').select('code').where('id', '=', id));

/** Section of a post, with its code and the post's own; null for an unknown post. */
export function postPlace(store: Store, id: string): { sectionId: string; sectionCode: string; postCode: string } | null {
  const post = store.first(placeOfPost({ id }));
  const section = post && store.first(codeOfSection({ id: post.section_id }));
  return section ? { sectionId: post.section_id, sectionCode: section.code, postCode: post.code } : null;
}

/** Name of the person who holds charge of a post on a day, an acting one before the substantive; a dash when the post is vacant. */
export function holderName(store: Store, postId: string, day: string): LocalText {
  const charges = store.all(
    store.build.selectFrom('charge').selectAll().where('post_id', '=', postId).orderBy('kind').orderBy('from_day', 'desc'),
  );
  const charge = charges.find((candidate) => chargeHolds(candidate, day));
  return charge ? personName(store, charge.person_id) : unknownName;
}
