import type { LocalText } from '../../../preload/contract/values.ts';
import type { Store } from '../db/store.ts';
import { parseLocalText } from '../office/local-text.ts';

/** Name of a post of another office, with the office's; null for a post of none. */
export function otherPostName(store: Store, id: string): LocalText | null {
  const row = store.first(store.build.selectFrom('other_post').select(['name', 'office']).where('id', '=', id));
  return row ? joined(parseLocalText(row.name), officeName(store, row.office)) : null;
}

/** Name of another office, by its mark; null for one that has told nothing of itself. */
export function officeName(store: Store, office: string): LocalText | null {
  const row = store.first(store.build.selectFrom('other_office').select('name').where('office', '=', office));
  return row ? parseLocalText(row.name) : null;
}

/** A desk of another office: the office's name, and the posts that work there; null for a desk of none. */
export function nameOtherDesk(store: Store, desk: string): { readonly office: LocalText; readonly posts: LocalText[] } | null {
  const { build } = store;
  const row = store.first(build.selectFrom('other_desk').select('office').where('desk', '=', desk));
  const office = row && officeName(store, row.office);
  if (!office) return null;
  return { office, posts: store.all(build.selectFrom('other_post').select('name').where('desk', '=', desk).where('listed', '=', 1).orderBy('place')).map(({ name }) => parseLocalText(name)) };
}

function joined(post: LocalText, office: LocalText | null): LocalText {
  if (!office) return post;
  const both = (first: string | undefined, second: string | undefined) => (first === undefined && second === undefined ? undefined : [first ?? post.en, second ?? office.en].filter((part) => part !== undefined).join(', '));
  const [en, ur, hi] = [both(post.en, office.en), both(post.ur, office.ur), both(post.hi, office.hi)];
  return { ...(en === undefined ? {} : { en }), ...(ur === undefined ? {} : { ur }), ...(hi === undefined ? {} : { hi }) };
}
