import type { Store } from '../db/store.ts';

/** Was the desk last written by a version that kept no list of the keys persons sign with? */
export function keysAreMissing(store: Store): boolean {
  const { build } = store;
  const person = store.first(build.selectFrom('person').select('id').limit(1));
  return person !== undefined && store.first(build.selectFrom('person_key').select('key_id').limit(1)) === undefined;
}
