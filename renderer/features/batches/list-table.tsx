import type { Output } from '../../../preload/contract/index.ts';
import { isMessageKey } from '../../i18n/catalog.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Register } from '../../ui/register/register.tsx';
import { ScriptText } from '../../ui/script-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

type List = Output<'batches.readList'>;

/** The list as it was understood; every line that was not is named. */
export function ListTable({ list }: { readonly list: List }) {
  const { t, number } = useLanguage();
  const problemText = (code: string) => {
    const key = `batches.problem_${code}`;
    return isMessageKey(key) ? t(key) : t('batches.problem_other');
  };
  const fixed = new Set(['name', 'addressee', 'to', 'نام', 'بنام', 'नाम', 'सेवा में', 'address', 'پتہ', 'پتا', 'पता']);
  const columns = [
    { id: 'line', title: t('batches.line'), width: '4rem', cell: (row: List['rows'][number]) => number(row.line) },
    { id: 'name', title: t('letters.name'), width: 'minmax(10rem, 1.2fr)', cell: (row: List['rows'][number]) => <ScriptText text={row.name} /> },
    { id: 'address', title: t('letters.address'), width: 'minmax(10rem, 1.5fr)', cell: (row: List['rows'][number]) => <ScriptText text={row.address} /> },
    ...list.columns
      .filter((column) => !fixed.has(column.toLowerCase()))
      .slice(0, 6)
      .map((column) => ({ id: column, title: column, width: 'minmax(7rem, 1fr)', cell: (row: List['rows'][number]) => <ScriptText text={row.values[column] ?? ''} /> })),
  ];
  return (
    <div className="stack list-table">
      {list.problems.length > 0 ? (
        <Notice tone="danger">
          <p className="strong">{t('batches.problems', { count: list.problems.length })}</p>
          <ul className="plain list-problems" data-testid="list-problems">
            {list.problems.map((problem) => (
              <li key={`${problem.line}-${problem.code}`}>{t('batches.problemLine', { line: number(problem.line), what: problemText(problem.code) })}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Register list="addressees" label={t('batches.list')} columns={columns} rows={list.rows} rowId={(row) => String(row.line)} empty={<EmptyState icon="people" title={t('batches.noRowsTitle')} text={t('batches.listHint')} />} minWidth="40rem" foot={t('batches.rowCount', { count: list.rows.length })} testId="list-rows" />
    </div>
  );
}
