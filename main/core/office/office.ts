import { reused } from '../db/reused.ts';
import { sqlBuilder, type Store } from '../db/store.ts';
import { Refusal } from '../refusal.ts';
import { officeProfile, type OfficeProfile } from './events.ts';

const officeRow = reused(() =>
  sqlBuilder.selectFrom('office').innerJoin('numbering', 'numbering.office_id', 'office.id').select(['office.profile as profile', 'numbering.letter as letter', 'numbering.file as file']),
);

/** The office of this desk with the templates that it numbers letters and files by now; null on a new desk. */
export function findOffice(store: Store): OfficeProfile | null {
  const row = store.first(officeRow({}));
  return row ? { ...officeProfile.parse(JSON.parse(row.profile)), letterTemplate: row.letter, fileTemplate: row.file } : null;
}

/** The office of this desk; refuses with `noOffice` on a new desk. */
export function readOffice(store: Store): OfficeProfile {
  const office = findOffice(store);
  if (!office) throw new Refusal('noOffice');
  return office;
}
