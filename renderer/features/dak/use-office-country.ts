import type { Country } from '../../../preload/contract/system.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';

/** The country of the office; undefined until it is known. */
export function useOfficeCountry(): Country | undefined {
  const { value: state } = useOfficeQuery('system.state', {});
  return state?.office?.country;
}
