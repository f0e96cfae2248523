import type { ReactNode } from 'react';
import type { ListLayout } from '../../../preload/contract/lists.ts';

export type Column<Row> = {
  readonly id: string;
  readonly title: string;
  /** Track size of a CSS grid: `8rem`, `minmax(10rem, 2fr)`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  /** The same as plain text, for the clipboard and for files; what it is sorted by where there is none. */
  readonly text?: (row: Row) => string;
  /** What a list that is here as a whole is sorted by; a column without it does not sort there. */
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

/** What stands in a cell, as plain text. */
export function cellText<Row>(column: Column<Row>, row: Row): string {
  if (column.text) return column.text(row);
  return column.sortBy ? String(column.sortBy(row)) : '';
}

/** The columns as somebody chose them: those shown, in his order, with his widths. Columns that a later version brought are shown at the end only when none was chosen. */
export function laidOut<Row>(columns: readonly Column<Row>[], layout: ListLayout | null): readonly Column<Row>[] {
  if (layout === null) return columns;
  const shown = layout.columns.flatMap((id) => columns.find((column) => column.id === id) ?? []);
  if (shown.length === 0) return columns;
  return shown.map((column) => {
    const width = layout.widths[column.id];
    return width === undefined ? column : { ...column, width: `${width}px` };
  });
}

/** The layout in which one column stands a place earlier (-1) or later (1). */
export function movedColumn(layout: ListLayout, id: string, by: -1 | 1): ListLayout {
  const from = layout.columns.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= layout.columns.length) return layout;
  const columns = layout.columns.filter((column) => column !== id);
  return { ...layout, columns: [...columns.slice(0, to), id, ...columns.slice(to)] };
}

/** The layout with one column shown or not; the last one stays. */
export function shownColumn(layout: ListLayout, id: string, shown: boolean): ListLayout {
  const rest = layout.columns.filter((column) => column !== id);
  if (shown) return { ...layout, columns: [...rest, id] };
  return rest.length === 0 ? layout : { ...layout, columns: rest };
}
