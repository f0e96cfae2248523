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
  readonly sortable: boolean;
  readonly sort: Sort | null;
  readonly onSort: (column: string) => void;
};

function ariaSort(sort: Sort | null, column: string): 'ascending' | 'descending' | 'none' {
  if (sort?.column !== column) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

/** The headings of a register; one that sorts is a button, and one box selects all rows. */
export function RegisterHead<Row>({ columns, rows, rowId, selection, sortable, sort, onSort }: Props<Row>) {
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
          <div key={column.id} role="columnheader" aria-sort={column.sortBy && sortable ? ariaSort(sort, column.id) : undefined} className="register-cell">
            {column.sortBy && sortable ? (
              <button type="button" className="register-sort" onClick={() => onSort(column.id)}>
                {column.title}
                {sort?.column === column.id ? <Icon name={sort.descending ? 'down' : 'up'} /> : null}
              </button>
            ) : (
              column.title
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
