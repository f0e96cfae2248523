import { useCallback, useMemo, useState } from 'react';
import type { BinRow } from '../../../preload/contract/bin.ts';
import type { ContractError } from '../../../preload/contract/errors.ts';
import { ask } from '../../data/ask.ts';
import { goTo } from '../../data/navigation.ts';
import { fetchAnswer } from '../../data/use-office-query.ts';
import { useRows } from '../../data/use-rows.ts';
import { useLanguage, type LanguageTools } from '../../i18n/language-provider.tsx';
import { isolateLtr } from '../../i18n/script.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Register } from '../../ui/register/register.tsx';
import type { Column } from '../../ui/register/register-columns.ts';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { showToast } from '../../ui/toasts.tsx';

const icons = { receipt: 'dak', file: 'file', letter: 'letter' } as const;
const everything = {};
const unsorted: readonly never[] = [];
const fetchPage = (range: { readonly offset: number; readonly limit: number }) => fetchAnswer('bin.list', { offset: range.offset, limit: range.limit });

function restored({ kind, id }: BinRow) {
  switch (kind) {
    case 'receipt':
      return ask('bin.restoreReceipt', { receiptId: id });
    case 'file':
      return ask('bin.restoreFile', { fileId: id });
    case 'letter':
      return ask('bin.restoreLetter', { letterId: id });
  }
}

function binColumns({ t, moment }: LanguageTools, onRestore: (row: BinRow) => void): readonly Column<BinRow>[] {
  return [
    {
      id: 'kind',
      title: t('lists.kind'),
      width: 'minmax(5.5rem, 0.6fr)',
      cell: (row) => (
        <span className="row">
          <Icon name={icons[row.kind]} />
          {t(`bin.kind_${row.kind}`)}
        </span>
      ),
      text: (row) => t(`bin.kind_${row.kind}`),
    },
    { id: 'number', title: t('lists.number'), width: 'minmax(7.5rem, 1fr)', cell: (row) => <NumberText text={row.number} />, text: (row) => row.number },
    { id: 'subject', title: t('files.subject'), width: 'minmax(9rem, 2fr)', cell: (row) => <ScriptText text={row.subject} />, text: (row) => row.subject },
    { id: 'reason', title: t('files.reason'), width: 'minmax(8rem, 1.5fr)', cell: (row) => <ScriptText text={row.reason} />, text: (row) => row.reason },
    { id: 'since', title: t('bin.since'), width: 'minmax(7.5rem, 1fr)', cell: (row) => <span className="number">{moment(row.at)}</span>, text: (row) => moment(row.at) },
    {
      id: 'restore',
      title: t('bin.restore'),
      width: 'minmax(8rem, 0.7fr)',
      cell: (row) => (
        <Button icon="undo" onPress={() => onRestore(row)} testId="restore">
          {t('bin.restore')}
        </Button>
      ),
    },
  ];
}

/** What the post threw away: entries and files made by mistake, drafts. Everything here can be taken back. */
export function BinScreen() {
  const language = useLanguage();
  const { t } = language;
  const [error, setError] = useState<ContractError | null>(null);
  const rows = useRows<BinRow>('bin.list', everything, fetchPage, unsorted);
  const restore = useCallback(
    async (row: BinRow) => {
      const result = await restored(row);
      setError(result.ok ? null : result.error);
      if (result.ok) showToast(t('bin.restored', { number: isolateLtr(row.number) }));
    },
    [t],
  );
  const columns = useMemo(() => binColumns(language, (row) => void restore(row)), [language, restore]);
  const open = (row: BinRow) => {
    if (row.kind === 'receipt') goTo({ screen: 'receipt', receiptId: row.id });
    else if (row.kind === 'file') goTo({ screen: 'file', fileId: row.id });
    else void restore(row);
  };
  return (
    <Page title={t('bin.title')} testId="bin">
      <div className="page-body page-register">
        <ErrorNotice error={error ?? rows.error} />
        <Register
          list="bin"
          label={t('bin.title')}
          columns={columns}
          rows={rows}
          rowId={(row) => `${row.kind}-${row.id}`}
          onOpen={open}
          empty={rows.loading ? null : <EmptyState icon="remove" title={t('bin.emptyTitle')} text={t('bin.emptyText')} />}
          minWidth="53rem"
          foot={rows.total > 0 ? t('bin.count', { count: rows.total }) : null}
          testId="bin-list"
        />
      </div>
    </Page>
  );
}
