import { useState } from 'react';

/** The selected rows, also those whose page is no longer looked at; each as it was last seen. */
export function useSelected<Row extends { readonly id: string }>(rows: readonly Row[], selected: ReadonlySet<string>): readonly Row[] {
  const [seen, setSeen] = useState<ReadonlyMap<string, Row>>(new Map());
  const here = rows.filter((row) => selected.has(row.id));
  if (here.some((row) => seen.get(row.id) !== row)) setSeen(new Map([...seen, ...here.map((row) => [row.id, row] as const)]));
  const known = new Map([...seen, ...here.map((row) => [row.id, row] as const)]);
  return [...selected].flatMap((id) => known.get(id) ?? []);
}
