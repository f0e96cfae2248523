import type { ReactNode } from 'react';

export type Column<Row> = {
  readonly id: string;
  readonly title: string;
  /** Track size of a CSS grid: `8rem`, `minmax(10rem, 2fr)`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  /** What to sort by; a column without it does not sort. */
  readonly sortBy?: (row: Row) => string | number;
  readonly align?: 'end';
};

export type Sort = { readonly column: string; readonly descending: boolean };

/** The rows in the order of a column; text by the reader's language, empty order leaves them as they came. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null, locale: string): readonly Row[] {
  const sortBy = columns.find((column) => column.id === sort?.column)?.sortBy;
  if (sort === null || sortBy === undefined) return rows;
  const collator = new Intl.Collator(locale, { numeric: true });
  const compare = (left: string | number, right: string | number) =>
    typeof left === 'number' && typeof right === 'number' ? left - right : collator.compare(String(left), String(right));
  const sign = sort.descending ? -1 : 1;
  return [...rows].sort((left, right) => sign * compare(sortBy(left), sortBy(right)));
}

/** The next state of a column's heading when it is pressed: up, down, as it came. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}
