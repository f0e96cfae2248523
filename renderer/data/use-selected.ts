import { useState } from 'react';

type Seen<Row> = ReadonlyMap<string, Row>;
type Listed<Row> = { readonly rows: readonly Row[]; readonly total: number; readonly loading: boolean };

/** The selected rows, also those whose page is no longer looked at; each as it was last seen. One that another post has taken out of the list is selected no more. */
export function useSelected<Row extends { readonly id: string }>(list: Listed<Row>, selected: ReadonlySet<string>): readonly Row[] {
  const [seen, setSeen] = useState<Seen<Row>>(new Map());
  const here = list.rows.filter((row) => selected.has(row.id));
  if (here.some((row) => seen.get(row.id) !== row)) setSeen(seenToo(seen, here));
  return selectedRows(list, selected, seenToo(seen, here));
}

/** Of a list that is not here whole nobody knows which rows have left it: the core refuses those. */
export function selectedRows<Row extends { readonly id: string }>({ rows, total, loading }: Listed<Row>, selected: ReadonlySet<string>, seen: Seen<Row>): readonly Row[] {
  const isWhole = !loading && rows.length === total;
  const listed = new Set(rows.map((row) => row.id));
  return [...selected].filter((id) => !isWhole || listed.has(id)).flatMap((id) => seen.get(id) ?? []);
}

const seenToo = <Row extends { readonly id: string }>(seen: Seen<Row>, here: readonly Row[]): Seen<Row> => new Map([...seen, ...here.map((row) => [row.id, row] as const)]);
