import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ContractError } from '../../preload/contract/errors.ts';
import { errorOf } from './failure.ts';
import type { QueryName } from './query-tables.ts';

type Page<Row> = { readonly rows: readonly Row[]; readonly total: number };
type Order<Column extends string> = { readonly column: Column; readonly descending: boolean };
type Range<Column extends string> = { readonly offset: number; readonly limit: number; readonly sort?: Order<Column> };
type FetchPage<Row, Column extends string, Answer extends Page<Row>> = (range: Range<Column>) => Promise<Answer>;

export type Rows<Row> = {
  /** The row at a place of the list; undefined while its page is not here. */
  readonly rowAt: (index: number) => Row | undefined;
  /** The rows that are here now, in order; not all of a long list. */
  readonly rows: readonly Row[];
  readonly total: number;
  readonly error: ContractError | null;
  readonly loading: boolean;
  /** Says which rows are looked at; their pages are brought, and only they are kept true. */
  readonly look: (first: number, last: number) => void;
  readonly sort: Order<string> | null;
  readonly sortable: readonly string[];
  readonly sortBy: (sort: Order<string> | null) => void;
  /** Every row of the list, for an export; `onPart` hears how many are here and may say false to give up. */
  readonly all: (onPart: (done: number) => boolean) => Promise<readonly Row[] | null>;
};

/** What the core says with the rows of a page: of a register, its columns. */
type WithAnswer<Answer> = { readonly answer: Answer | undefined };

const pageSize = 100;
const exportSize = 500;

/** A list of any length, of which only the pages looked at are asked for, sorted by the core; kept true like every other query. */
export function useRows<Row, Column extends string = never, Answer extends Page<Row> = Page<Row>>(
  name: QueryName,
  filter: Readonly<Record<string, unknown>>,
  fetchPage: FetchPage<Row, Column, Answer>,
  sortable: readonly Column[],
): Rows<Row> & WithAnswer<Answer> {
  const [order, setOrder] = useState<Order<Column> | null>(null);
  const [looked, setLooked] = useState<{ readonly first: number; readonly last: number }>({ first: 0, last: 0 });
  const wanted = useMemo(() => (order ? { sort: order } : {}), [order]);
  const pages = useMemo(() => Array.from({ length: looked.last - looked.first + 1 }, (_, index) => looked.first + index), [looked]);
  const combined = useQueries({
    queries: pages.map((page) => ({
      queryKey: [name, filter, wanted, 'page', page],
      queryFn: () => fetchPage({ offset: page * pageSize, limit: pageSize, ...wanted }),
      ...(pages.length === 1 && page === 0 ? { placeholderData: keepPreviousData<Answer> } : {}),
    })),
    combine: (answers) => ({
      data: answers.map((answer) => answer.data),
      error: answers.find((answer) => answer.error)?.error ?? null,
      pending: answers.every((answer) => answer.isPending),
    }),
  });
  const { data, error, pending } = combined;
  const here = data.find((page) => page !== undefined);
  const [last, setLast] = useState<Answer | undefined>(undefined);
  if (here !== undefined && here !== last) setLast(here);
  const answer = here ?? last;
  const rows = useMemo(() => data.flatMap((page) => page?.rows ?? []), [data]);
  const rowAt = useCallback((index: number) => data[Math.floor(index / pageSize) - looked.first]?.rows[index % pageSize], [data, looked.first]);
  const look = useCallback((firstRow: number, lastRow: number) => {
    const first = Math.floor(Math.max(0, firstRow) / pageSize);
    const last = Math.max(first, Math.floor(lastRow / pageSize));
    setLooked((before) => (before.first === first && before.last === last ? before : { first, last }));
  }, []);
  const sortBy = useCallback(
    (sort: Order<string> | null) => {
      const column = sortable.find((known) => known === sort?.column);
      setOrder(sort && column !== undefined ? { column, descending: sort.descending } : null);
    },
    [sortable],
  );
  const all = useCallback(
    async (onPart: (done: number) => boolean) => {
      const found: Row[] = [];
      for (;;) {
        const page = await fetchPage({ offset: found.length, limit: exportSize, ...wanted });
        found.push(...page.rows);
        if (!onPart(found.length)) return null;
        if (page.rows.length === 0 || found.length >= page.total) return found;
      }
    },
    [fetchPage, wanted],
  );
  return { answer, rowAt, rows, total: answer?.total ?? 0, error: errorOf(error), loading: pending, look, sort: order, sortable, sortBy, all };
}
