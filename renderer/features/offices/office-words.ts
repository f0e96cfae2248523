import type { OfficeLevel, OtherOffice } from '../../../preload/contract/offices.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';

/** From the top of the tree to its foot. */
export const levels: readonly OfficeLevel[] = ['secretariat', 'department', 'district', 'block', 'panchayat'];

/** What an office is called: its name, and before that is known its code. */
export function useOfficeName(): (office: Pick<OtherOffice, 'name' | 'code'>) => string {
  const { t, name } = useLanguage();
  return (office) => (office.name ? name(office.name) : t('offices.unnamed', { code: office.code }));
}
