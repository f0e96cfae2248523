import { useVirtualizer } from '@tanstack/react-virtual';
import type { CSSProperties, ReactNode } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Checkbox } from '../choices.tsx';
import type { Column, Sort } from './register-columns.ts';
import { nextSort, sortRows } from './register-columns.ts';
import { RegisterHead } from './register-head.tsx';
import { useRovingRow } from './use-roving-row.ts';

export type Selection = { readonly ids: ReadonlySet<string>; readonly onChange: (ids: ReadonlySet<string>) => void };

type Props<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly selection?: Selection;
  readonly emphasised?: (row: Row) => boolean;
  readonly empty: ReactNode;
  /** Below this width the register scrolls sideways instead of crushing its columns. */
  readonly minWidth?: string;
  readonly foot?: ReactNode;
  /** How many rows there are in all; while some are missing the register does not sort. */
  readonly total?: number;
  /** Called when the last loaded rows come into view. */
  readonly onMore?: () => void;
  readonly testId: string;
};

const estimatedRowPx = 46;

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** A register of any length: only the rows in view exist, the keyboard alone is enough. */
export function Register<Row>({ label, columns, rows, rowId, onOpen, selection, emphasised, empty, minWidth, foot, total, onMore, testId }: Props<Row>) {
  const { locale } = useLanguage();
  const [sort, setSort] = useState<Sort | null>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const sorted = useMemo(() => sortRows(rows, columns, sort, locale), [rows, columns, sort, locale]);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => estimatedRowPx,
    getItemKey: (index) => (sorted[index] === undefined ? index : rowId(sorted[index])),
    overscan: 8,
    scrollPaddingStart: estimatedRowPx,
  });
  const lastInView = virtual.getVirtualItems().at(-1)?.index ?? 0;
  const complete = total === undefined || rows.length >= total;
  useEffect(() => {
    if (!complete && lastInView >= rows.length - 20) onMore?.();
  }, [complete, lastInView, rows.length, onMore]);
  const at = (index: number, act: ((row: Row) => void) | undefined) => {
    const row = sorted[index];
    if (row !== undefined) act?.(row);
  };
  const toggle = selection ? (row: Row) => selection.onChange(toggled(selection.ids, rowId(row))) : undefined;
  const roving = useRovingRow({
    count: sorted.length,
    scrollTo: (index) => virtual.scrollToIndex(index),
    onOpen: (index) => at(index, onOpen ?? toggle),
    onToggle: (index) => at(index, toggle),
  });
  const tracks = [...(selection ? ['1.2rem'] : []), ...columns.map((column) => column.width)].join(' ');
  const style: CSSProperties & Record<`--${string}`, string> = { '--register-columns': tracks, '--register-width': minWidth ?? '0' };
  return (
    <section className="register" data-testid={testId} style={style}>
      <div className="register-scroll" ref={scroll} tabIndex={-1}>
        {sorted.length === 0 ? (
          empty
        ) : (
          <div role="grid" aria-label={label} aria-rowcount={(total ?? sorted.length) + 1} aria-multiselectable={selection ? true : undefined} className="register-grid">
            <RegisterHead sortable={complete} columns={columns} rows={sorted} rowId={rowId} selection={selection} sort={sort} onSort={(column) => setSort(nextSort(sort, column))} />
            <div role="rowgroup" className="register-rows" style={{ blockSize: virtual.getTotalSize() }}>
              {virtual.getVirtualItems().map((item) => {
                const row = sorted[item.index];
                if (row === undefined) return null;
                const id = rowId(row);
                return (
                  <div
                    key={item.key}
                    role="row"
                    ref={(element) => {
                      virtual.measureElement(element);
                      roving.register(item.index, element);
                    }}
                    data-index={item.index}
                    data-testid="register-row"
                    aria-rowindex={item.index + 2}
                    aria-selected={selection ? selection.ids.has(id) : undefined}
                    tabIndex={item.index === roving.current ? 0 : -1}
                    className={emphasised?.(row) ? 'register-row register-strong' : 'register-row'}
                    style={{ transform: `translateY(${item.start}px)` }}
                    onFocus={() => roving.setCurrent(item.index)}
                    onKeyDown={(event) => roving.onKeyDown(event, item.index)}
                    onClick={() => (onOpen ?? toggle)?.(row)}
                  >
                    {selection && toggle ? <SelectCell row={row} selected={selection.ids.has(id)} onToggle={toggle} /> : null}
                    {columns.map((column) => (
                      <div key={column.id} role="gridcell" className={column.align ? 'register-cell register-cell-end' : 'register-cell'}>
                        {column.cell(row)}
                      </div>
                    ))}
                  </div>
                );
              })}
            </div>
          </div>
        )}
      </div>
      {foot ? <footer className="register-foot">{foot}</footer> : null}
    </section>
  );
}

type SelectCellProps<Row> = { readonly row: Row; readonly selected: boolean; readonly onToggle: (row: Row) => void };

function SelectCell<Row>({ row, selected, onToggle }: SelectCellProps<Row>) {
  const { t } = useLanguage();
  return (
    <div role="gridcell" className="register-cell" onClick={(event) => event.stopPropagation()}>
      <Checkbox selected={selected} onChange={() => onToggle(row)} label={t('frame.select')} outsideTabOrder />
    </div>
  );
}
