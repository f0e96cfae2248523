import type { KeyboardEvent, PointerEvent } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Checkbox } from '../choices.tsx';
import { Icon } from '../icon.tsx';
import type { Column, Sort } from './register-columns.ts';
import type { Selection } from './register.tsx';

type Props<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly selection: Selection | undefined;
  readonly sortable: readonly string[];
  readonly sort: Sort | null;
  readonly onSort: (column: string) => void;
  /** A column drawn so many pixels wide. */
  readonly onWidth: (column: string, width: number) => void;
};

const narrowest = 48;
const widest = 2000;
const keyStep = 16;

function ariaSort(sort: Sort | null, column: string): 'ascending' | 'descending' | 'none' {
  if (sort?.column !== column) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

const fitting = (width: number) => Math.round(Math.min(widest, Math.max(narrowest, width)));

/** The edge of a column: drawn with the mouse, or moved with the arrows, to make it wider. */
function Edge({ column, title, width: drawn, onWidth }: { readonly column: string; readonly title: string; readonly width: string; readonly onWidth: (column: string, width: number) => void }) {
  const { t, direction } = useLanguage();
  const away = direction === 'rtl' ? -1 : 1;
  const widthOf = (edge: HTMLElement) => edge.parentElement?.getBoundingClientRect().width ?? 0;
  const draw = (event: PointerEvent<HTMLSpanElement>) => {
    const edge = event.currentTarget;
    const from = event.clientX;
    const width = widthOf(edge);
    edge.setPointerCapture(event.pointerId);
    const drop = (end: globalThis.PointerEvent) => {
      if (end.clientX !== from) onWidth(column, fitting(width + away * (end.clientX - from)));
    };
    edge.addEventListener('pointerup', drop, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLSpanElement>) => {
    const step = event.code === 'ArrowRight' ? away : event.code === 'ArrowLeft' ? -away : 0;
    if (step === 0) return;
    event.preventDefault();
    onWidth(column, fitting(widthOf(event.currentTarget) + step * keyStep));
  };
  return <span role="separator" aria-orientation="vertical" aria-valuenow={drawn.endsWith('px') ? Number.parseInt(drawn, 10) : 0} aria-valuemin={0} aria-valuemax={widest} aria-label={t('lists.widthOf', { column: title })} tabIndex={0} className="register-edge" onPointerDown={draw} onKeyDown={onKeyDown} />;
}

/** The headings of a register; one that sorts is a button, its edge makes it wider, and one box selects all rows that are here. */
export function RegisterHead<Row>({ columns, rows, rowId, selection, sortable, sort, onSort, onWidth }: Props<Row>) {
  const { t } = useLanguage();
  const chosen = selection ? rows.filter((row) => selection.ids.has(rowId(row))).length : 0;
  const selectAll = (all: boolean) => selection?.onChange(new Set(all ? rows.map(rowId) : []));
  return (
    <div role="rowgroup" className="register-head">
      <div role="row" aria-rowindex={1} className="register-row">
        {selection ? (
          <div role="columnheader" className="register-cell">
            <Checkbox selected={chosen === rows.length} indeterminate={chosen > 0 && chosen < rows.length} onChange={selectAll} label={t('frame.selectAll')} />
          </div>
        ) : null}
        {columns.map((column) => (
          <div key={column.id} role="columnheader" aria-sort={sortable.includes(column.id) ? ariaSort(sort, column.id) : undefined} className="register-cell" data-column={column.id}>
            {sortable.includes(column.id) ? (
              <button type="button" className="register-sort" onClick={() => onSort(column.id)}>
                {column.title}
                {sort?.column === column.id ? <Icon name={sort.descending ? 'down' : 'up'} /> : null}
              </button>
            ) : (
              column.title
            )}
            <Edge column={column.id} title={column.title} width={column.width} onWidth={onWidth} />
          </div>
        ))}
      </div>
    </div>
  );
}
