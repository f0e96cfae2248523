import { useMemo } from 'react';
import { goTo } from '../../data/navigation.ts';
import { useMay } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import type { Output } from '../../../preload/contract/index.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Register } from '../../ui/register/register.tsx';
import type { Column } from '../../ui/register/register-columns.ts';
import { ScriptText } from '../../ui/script-text.tsx';
import { BatchStateTag } from './batch-state-tag.tsx';

type Row = Output<'batches.list'>[number];

/** All batches of letters, the running ones among them. */
export function BatchesScreen() {
  const { t, number, moment } = useLanguage();
  const { value: batches, error, loading } = useOfficeQuery('batches.list', {});
  const mayStart = useMay('letter.approve');
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { id: 'title', title: t('letters.subject'), width: 'minmax(14rem, 3fr)', cell: (row) => <ScriptText text={row.title} />, sortBy: (row) => row.title },
      { id: 'started', title: t('batches.startedAt'), width: 'minmax(10rem, 1fr)', cell: (row) => moment(row.startedAt), text: (row) => moment(row.startedAt), sortBy: (row) => row.startedAt },
      { id: 'issued', title: t('batches.issued'), width: 'minmax(7rem, 1fr)', cell: (row) => t('frame.doneOf', { done: number(row.issued), total: number(row.total) }), text: (row) => t('frame.doneOf', { done: number(row.issued), total: number(row.total) }), sortBy: (row) => row.issued },
      { id: 'failed', title: t('batches.failed'), width: '7rem', cell: (row) => number(row.failed), sortBy: (row) => row.failed },
      { id: 'state', title: t('letters.state'), width: 'minmax(7rem, 1fr)', cell: (row) => <BatchStateTag state={row.state} />, text: (row) => t(`batches.state_${row.state}`), sortBy: (row) => row.state },
    ],
    [t, number, moment],
  );
  const create = mayStart ? (
    <Button kind="primary" icon="add" onPress={() => goTo({ screen: 'new-batch' })} testId="new-batch-button">
      {t('batches.new')}
    </Button>
  ) : null;
  return (
    <Page title={t('frame.batches')} testId="batches" actions={create}>
      <div className="page-body page-register">
        <ErrorNotice error={error} />
        <Register
          list="batches"
          label={t('frame.batches')}
          columns={columns}
          rows={batches ?? []}
          rowId={(row) => row.id}
          onOpen={(row) => goTo({ screen: 'batch', batchId: row.id })}
          empty={loading ? null : <EmptyState icon="batch" title={t('batches.emptyTitle')} text={t('batches.emptyText')}>{mayStart ? <Button onPress={() => goTo({ screen: 'new-batch' })}>{t('batches.new')}</Button> : null}</EmptyState>}
          minWidth="44rem"
          testId="batch-list"
        />
      </div>
    </Page>
  );
}
