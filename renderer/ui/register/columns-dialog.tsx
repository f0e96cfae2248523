import type { ListLayout } from '../../../preload/contract/lists.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button, IconButton } from '../button.tsx';
import { Checkbox } from '../choices.tsx';
import { Dialog } from '../dialog.tsx';
import type { Column } from './register-columns.ts';
import { movedColumn, shownColumn } from './register-columns.ts';

type Props<Row> = {
  readonly offered: readonly Column<Row>[];
  readonly columns: readonly Column<Row>[];
  readonly layout: ListLayout | null;
  readonly onLayout: (layout: ListLayout | null) => void;
  readonly onClose: () => void;
};

/** Which columns a list shows and in which order; what is changed here is seen and kept at once. */
export function ColumnsDialog<Row>({ offered, columns, layout, onLayout, onClose }: Props<Row>) {
  const { t } = useLanguage();
  const now: ListLayout = { columns: columns.map(({ id }) => id), widths: layout?.widths ?? {} };
  const hidden = offered.filter(({ id }) => !now.columns.includes(id));
  return (
    <Dialog
      title={t('lists.columnsTitle')}
      onClose={onClose}
      testId="columns-dialog"
      actions={
        <>
          <Button disabled={layout === null} onPress={() => onLayout(null)} testId="columns-reset">
            {t('lists.asItComes')}
          </Button>
          <Button kind="primary" onPress={onClose} testId="columns-close">
            {t('frame.close')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('lists.columnsText')}</p>
      <ul className="plain columns-list">
        {[...columns, ...hidden].map((column) => {
          const place = now.columns.indexOf(column.id);
          const shown = place >= 0;
          return (
            <li key={column.id} className="row row-spread" data-testid={`column-${column.id}`}>
              <Checkbox selected={shown} disabled={shown && now.columns.length === 1} onChange={(show) => onLayout(shownColumn(now, column.id, show))}>
                {column.title}
              </Checkbox>
              <span>
                <IconButton icon="up" label={t('lists.earlier', { column: column.title })} disabled={place <= 0} onPress={() => onLayout(movedColumn(now, column.id, -1))} testId="column-earlier" />
                <IconButton icon="down" label={t('lists.later', { column: column.title })} disabled={!shown || place === now.columns.length - 1} onPress={() => onLayout(movedColumn(now, column.id, 1))} testId="column-later" />
              </span>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
