import type { Store } from '../db/store.ts';

/** Was the desk last written by a version that kept no list of the keys persons sign with, or of the events that make the office record? */
export function recordIsMissing(store: Store): boolean {
  const { build } = store;
  if (!store.first(build.selectFrom('person').select('id').limit(1))) return false;
  const key = store.first(build.selectFrom('person_key').select('key_id').limit(1));
  return key === undefined || store.first(build.selectFrom('record_event').select('place').limit(1)) === undefined;
}
