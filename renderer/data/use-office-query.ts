import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ContractError } from '../../preload/contract/errors.ts';
import type { Output, RequestInput } from '../../preload/contract/index.ts';
import { ask } from './ask.ts';
import { errorOf, Failure } from './failure.ts';
import type { QueryName } from './query-tables.ts';

export type Answer<Value> = {
  readonly value: Value | undefined;
  readonly error: ContractError | null;
  /** True only while there is nothing to show yet. */
  readonly loading: boolean;
  readonly refetch: () => void;
};

type Options = { readonly enabled?: boolean; readonly keepPrevious?: boolean };

/** Asks a query and throws its failure, for the cache. */
export async function fetchAnswer<Name extends QueryName>(name: Name, input: RequestInput<Name>): Promise<Output<Name>> {
  const result = await ask(name, input);
  if (!result.ok) throw new Failure(result.error);
  return result.value;
}

/** A live answer of the core: refetched whenever a table that it reads has changed. */
export function useOfficeQuery<Name extends QueryName>(name: Name, input: RequestInput<Name>, options: Options = {}): Answer<Output<Name>> {
  const query = useQuery({
    queryKey: [name, input],
    queryFn: () => fetchAnswer(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
  return {
    value: query.data,
    error: errorOf(query.error),
    // Not by its fetching: what is read anew is drawn when it has come, and not also when it is asked for.
    loading: query.isLoading,
    refetch: () => void query.refetch(),
  };
}
