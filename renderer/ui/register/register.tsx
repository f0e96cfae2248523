import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { CSSProperties, ReactNode } from 'react';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { ListName } from '../../../preload/contract/lists.ts';
import type { Rows } from '../../data/use-rows.ts';
import { ListTools } from './list-tools.tsx';
import { tabbedText } from './list-text.ts';
import type { Column } from './register-columns.ts';
import { cellText, laidOut, nextSort } from './register-columns.ts';
import { RegisterHead } from './register-head.tsx';
import type { LineActs } from './register-line.tsx';
import { RegisterLine } from './register-line.tsx';
import type { RowSource } from './row-source.ts';
import { useLocalRows } from './row-source.ts';
import { useCopying } from './use-copying.ts';
import { useLayout } from './use-layout.ts';
import { useRovingRow } from './use-roving-row.ts';

export type Selection = { readonly ids: ReadonlySet<string>; readonly onChange: (ids: ReadonlySet<string>) => void };

type Props<Row extends object> = {
  /** Under which name the reader's layout of it is kept. */
  readonly list: ListName;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** A list that is here as a whole, or one that the core gives by pages. */
  readonly rows: readonly Row[] | Rows<Row>;
  readonly rowId: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly selection?: Selection;
  readonly emphasised?: (row: Row) => boolean;
  readonly empty: ReactNode;
  /** Below this width the register scrolls sideways instead of crushing its columns. */
  readonly minWidth?: string;
  readonly foot?: ReactNode;
  /** False on a screen that saves and prints the same lines by itself. */
  readonly exported?: boolean;
  readonly testId: string;
};

const estimatedRowPx = 46;
/** Rows beyond those in view whose page is asked for, so that a scroll seldom meets a gap. */
const ahead = 40;
const none: readonly never[] = [];

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The rows in view and, wherever it is, the one with the focus: what is taken off the page loses it. */
function withRow(shown: number[], row: number, total: number): number[] {
  if (row >= total || shown.length === 0 || shown.includes(row)) return shown;
  return [...shown, row].toSorted((left, right) => left - right);
}

const isPaged = <Row,>(rows: readonly Row[] | Rows<Row>): rows is Rows<Row> => 'rowAt' in rows;

/** A register of any length: only the rows in view exist, the keyboard alone is enough, its columns are the reader's. */
export function Register<Row extends object>({ list, label, columns: offered, rows, rowId, onOpen, selection, emphasised, empty, minWidth, foot, exported = true, testId }: Props<Row>) {
  const { layout, change } = useLayout(list);
  const columns = useMemo(() => laidOut(offered, layout), [offered, layout]);
  const source = useSource(rows, offered);
  const { total, rowAt, look } = source;
  const scroll = useRef<HTMLDivElement>(null);
  const at = (index: number, act: ((row: Row) => void) | undefined) => {
    const row = rowAt(index);
    if (row !== undefined) act?.(row);
  };
  const idAt = (index: number) => {
    const row = rowAt(index);
    return row === undefined ? undefined : rowId(row);
  };
  const toggle = selection ? (row: Row) => selection.onChange(toggled(selection.ids, rowId(row))) : undefined;
  const roving = useRovingRow({
    count: total,
    idAt,
    scrollTo: (index) => virtual.scrollToIndex(index),
    onOpen: (index) => at(index, onOpen ?? toggle),
    onToggle: (index) => at(index, toggle),
  });
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => estimatedRowPx,
    overscan: 8,
    scrollPaddingStart: estimatedRowPx,
    rangeExtractor: (range) => withRow(defaultRangeExtractor(range), roving.current, total),
  });
  const items = virtual.getVirtualItems();
  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => look(first - ahead, Math.min(last + ahead, Math.max(0, total - 1))), [look, first, last, total]);
  const acts = useStableActs({
    place: (index, element) => {
      virtual.measureElement(element);
      roving.register(index, element);
    },
    focus: roving.setCurrent,
    press: (index) => at(index, onOpen ?? toggle),
    keyDown: roving.onKeyDown,
    toggle: (index) => at(index, toggle),
  });
  const cellsOf = useMemo(() => drawnOnce(columns), [columns]);
  const copied = (): string => {
    const marked = source.rows.filter((row) => selection?.ids.has(rowId(row)));
    const here = rowAt(roving.current);
    return tabbedText((marked.length > 0 || here === undefined ? marked : [here]).map((row) => columns.map((column) => cellText(column, row))));
  };
  const copying = useCopying(copied);
  const setWidth = (column: string, width: number) => change({ columns: columns.map(({ id }) => id), widths: { ...layout?.widths, [column]: width } });
  const tracks = [...(selection ? ['1.2rem'] : []), ...columns.map((column) => column.width)].join(' ');
  const style: CSSProperties & Record<`--${string}`, string> = { '--register-columns': tracks, '--register-width': minWidth ?? '0' };
  return (
    <section className="register" data-testid={testId} style={style} {...copying}>
      <div className="register-scroll" ref={scroll} tabIndex={-1}>
        {total === 0 ? (
          empty
        ) : (
          <div role="grid" aria-label={label} aria-rowcount={total + 1} aria-multiselectable={selection ? true : undefined} className="register-grid">
            <RegisterHead
              columns={columns}
              rows={source.rows}
              rowId={rowId}
              selection={selection}
              sortable={source.sortable}
              sort={source.sort}
              onSort={(column) => source.sortBy(nextSort(source.sort, column))}
              onWidth={setWidth}
            />
            <div role="rowgroup" className="register-rows" style={{ blockSize: virtual.getTotalSize() }} {...roving.focusing}>
              {items.map((item) => {
                const row = rowAt(item.index);
                return (
                  <RegisterLine
                    key={row === undefined ? `gap-${item.index}` : rowId(row)}
                    index={item.index}
                    start={item.start}
                    cells={cellsOf(row)}
                    selectable={selection !== undefined}
                    selected={row !== undefined && (selection?.ids.has(rowId(row)) ?? false)}
                    current={item.index === roving.current}
                    strong={row !== undefined && (emphasised?.(row) ?? false)}
                    acts={acts}
                  />
                );
              })}
            </div>
          </div>
        )}
      </div>
      <footer className="register-foot">
        <span>{foot}</span>
        {total > 0 ? <ListTools label={label} offered={offered} columns={columns} layout={layout} onLayout={change} source={source} exported={exported} /> : null}
      </footer>
    </section>
  );
}

function useSource<Row>(rows: readonly Row[] | Rows<Row>, columns: readonly Column<Row>[]): RowSource<Row> {
  const local = useLocalRows<Row>(isPaged(rows) ? none : rows, columns);
  return isPaged(rows) ? rows : local;
}

/** Draws the cells of each row once for as long as its columns stay, so that scrolling draws nothing again. */
function drawnOnce<Row extends object>(columns: readonly Column<Row>[]): (row: Row | undefined) => ReactNode {
  const drawn = new WeakMap<Row, ReactNode>();
  return (row) => {
    if (row === undefined) return null;
    const known = drawn.get(row);
    if (known !== undefined) return known;
    const cells = columns.map((column) => (
      <div key={column.id} role="gridcell" className={column.align ? 'register-cell register-cell-end' : 'register-cell'}>
        {column.cell(row)}
      </div>
    ));
    drawn.set(row, cells);
    return cells;
  };
}

/** One object of acts that always does what the latest drawing says. */
function useStableActs(latest: LineActs): LineActs {
  const now = useRef(latest);
  useLayoutEffect(() => {
    now.current = latest;
  });
  return useMemo(
    () => ({
      place: (index, element) => now.current.place(index, element),
      focus: (index) => now.current.focus(index),
      press: (index) => now.current.press(index),
      keyDown: (event, index) => now.current.keyDown(event, index),
      toggle: (index) => now.current.toggle(index),
    }),
    [],
  );
}
