import { useMemo, useRef } from 'react';

/** The selected rows, also those whose page is no longer looked at; each as it was last seen. */
export function useSelected<Row extends { readonly id: string }>(rows: readonly Row[], selected: ReadonlySet<string>): readonly Row[] {
  const seen = useRef(new Map<string, Row>());
  return useMemo(() => {
    for (const row of rows) if (selected.has(row.id)) seen.current.set(row.id, row);
    return [...selected].flatMap((id) => seen.current.get(id) ?? []);
  }, [rows, selected]);
}
