import type { Store } from '../db/store.ts';
import { Refusal } from '../refusal.ts';
import { officeProfile, type OfficeProfile } from './events.ts';

/** The office of this desk; null on a new desk. */
export function findOffice(store: Store): OfficeProfile | null {
  const row = store.first(store.build.selectFrom('office').select('profile'));
  return row ? officeProfile.parse(JSON.parse(row.profile)) : null;
}

/** The office of this desk; refuses with `noOffice` on a new desk. */
export function readOffice(store: Store): OfficeProfile {
  const office = findOffice(store);
  if (!office) throw new Refusal('noOffice');
  return office;
}
