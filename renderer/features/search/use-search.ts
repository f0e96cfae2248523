import type { SearchHit, SearchKind } from '../../../preload/contract/search.ts';
import type { ContractError } from '../../../preload/contract/errors.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useSettled } from '../../data/use-settled.ts';

type Wanted = { readonly kind?: SearchKind | undefined; readonly from?: string | undefined; readonly to?: string | undefined; readonly limit: number; readonly fileId?: string | undefined };
export type Search = {
  readonly hits: readonly SearchHit[];
  readonly more: boolean;
  /** What came last to the desk can't be found yet. */
  readonly waits: boolean;
  readonly error: ContractError | null;
  /** The answer to just what stands in the box is here. */
  readonly settled: boolean;
};

/** An answer takes some 10 ms in an office of five years: letters that come in one frame are asked for together, nothing more is waited for. */
const quietMs = 10;
const longest = 300;

/** What is found for the text in a box while it is typed; the answer to an older text never replaces that to a newer one. */
export function useSearch(typed: string, { kind, from, to, limit, fileId }: Wanted): Search {
  const now = typed.trim().slice(0, longest);
  const text = useSettled(now, quietMs);
  const filter = { ...(kind ? { kinds: [kind] } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}), ...(fileId ? { fileId } : {}) };
  const { value, error, loading } = useOfficeQuery('search.find', { text, limit, ...filter }, { enabled: text !== '', keepPrevious: true });
  if (now === '' || value === undefined) return { hits: [], more: false, waits: false, error, settled: now === '' || error !== null };
  return { ...value, error, settled: now === text && !loading };
}
