import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ContractError } from '../../preload/contract/errors.ts';
import { errorOf } from './failure.ts';
import type { QueryName } from './query-tables.ts';

type Page<Row> = { readonly rows: readonly Row[]; readonly total: number };
type FetchPage<Row> = (range: { readonly offset: number; readonly limit: number }) => Promise<Page<Row>>;

export type Rows<Row> = {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly error: ContractError | null;
  readonly loading: boolean;
  /** Brings the next page; does nothing while one is on its way or all are here. */
  readonly more: () => void;
};

const pageSize = 200;

/** A long list page by page, kept true like every other query. */
export function useRows<Row>(name: QueryName, filter: Readonly<Record<string, unknown>>, fetchPage: FetchPage<Row>): Rows<Row> {
  const query = useInfiniteQuery({
    queryKey: [name, filter, 'pages'],
    queryFn: ({ pageParam }) => fetchPage({ offset: pageParam, limit: pageSize }),
    initialPageParam: 0,
    getNextPageParam: (last: Page<Row>, pages: readonly Page<Row>[]) => {
      const loaded = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return loaded < last.total && last.rows.length > 0 ? loaded : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const rows = useMemo(() => (data?.pages ?? []).flatMap((page) => page.rows), [data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { rows, total: data?.pages.at(-1)?.total ?? 0, error: errorOf(query.error), loading: query.isPending, more };
}
