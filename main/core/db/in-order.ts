import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import type { Schema } from './schema.ts';

export type Order<Column extends string> = { readonly column: Column; readonly descending: boolean } | undefined;

/** What a list is sorted by for each column that a screen may ask for, most important first, in SQL of this program alone. */
export type SortKeys<Column extends string> = Readonly<Record<Column, readonly string[]>>;

/** A list in the order asked for, or in its own, newest first, while none is. */
export function inOrder<Tables extends keyof Schema, Row, Column extends string>(
  query: SelectQueryBuilder<Schema, Tables, Row>,
  order: Order<Column>,
  keys: SortKeys<Column>,
  own: readonly string[],
): SelectQueryBuilder<Schema, Tables, Row> {
  const by: readonly RawBuilder<unknown>[] = (order ? keys[order.column] : own).map((key) => sql.raw(key));
  const direction = order && !order.descending ? 'asc' : 'desc';
  return by.reduce((sorted, key) => sorted.orderBy(key, direction), query);
}
