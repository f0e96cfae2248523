import type { Desk } from '../desk.ts';
import { plainBytes } from '../ledger/event.ts';
import { newestTrustList } from '../office/trust.ts';
import type { SignedLists } from './publish-lists.ts';

/** The newest trust list that this desk has, and the status lists that it signs. */
export function signedLists(desk: Desk): SignedLists {
  const { build } = desk.store;
  const status = desk.store.all(build.selectFrom('status_list').select('bytes').orderBy('kid').orderBy('list'));
  return { trust: newestTrustList(desk)?.bytes ?? null, status: status.map(({ bytes }) => plainBytes(bytes)) };
}
