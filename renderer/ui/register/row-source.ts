import { useCallback, useMemo, useState } from 'react';
import type { Rows } from '../../data/use-rows.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import type { Column, Sort } from './register-columns.ts';
import { sortRows } from './register-columns.ts';

/** What a register shows: a list that is here as a whole, sorted here, or one of which the core gives and sorts the pages. */
export type RowSource<Row> = Pick<Rows<Row>, 'rowAt' | 'rows' | 'total' | 'look' | 'sortBy' | 'sortable' | 'all'> & { readonly sort: Sort | null };

const nothing = () => undefined;

/** A list that is here as a whole. */
export function useLocalRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): RowSource<Row> {
  const { locale } = useLanguage();
  const [sort, sortBy] = useState<Sort | null>(null);
  const sorted = useMemo(() => sortRows(rows, columns, sort, locale), [rows, columns, sort, locale]);
  const sortable = useMemo(() => columns.flatMap((column) => (column.sortBy ? [column.id] : [])), [columns]);
  const rowAt = useCallback((index: number) => sorted[index], [sorted]);
  const all = useCallback(() => Promise.resolve(sorted), [sorted]);
  return { rowAt, rows: sorted, total: sorted.length, look: nothing, sort, sortBy, sortable, all };
}
