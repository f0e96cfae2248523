import { useMemo, type ReactNode } from 'react';
import type { WaitingRow } from '../../../preload/contract/lists.ts';
import { goTo } from '../../data/navigation.ts';
import { requestNewFile } from '../../data/new-file-request.ts';
import { useMay } from '../../data/session.tsx';
import { fetchAnswer } from '../../data/use-office-query.ts';
import { useRows } from '../../data/use-rows.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Register } from '../../ui/register/register.tsx';
import { HomeTiles } from './home-tiles.tsx';
import { waitingColumns } from './waiting-columns.tsx';
import './home.css';

const nothing = {};
const unsorted: readonly never[] = [];
const fetchPage = (range: { readonly offset: number; readonly limit: number }) => fetchAnswer('lists.waiting', { offset: range.offset, limit: range.limit });

function Acts() {
  const { t } = useLanguage();
  const worksOnFiles = useMay('file.work');
  const worksOnDak = useMay('dak.work');
  return (
    <>
      {worksOnDak ? (
        <Button icon="add" onPress={() => goTo({ screen: 'new-receipt' })} testId="home-diarise">
          {t('dak.diarise')}
        </Button>
      ) : null}
      {worksOnFiles ? (
        <Button icon="add" onPress={requestNewFile} testId="home-open-file">
          {t('files.open')}
        </Button>
      ) : null}
    </>
  );
}

/** The first screen of a day: how much is due, and below it what waits, in the order in which it is to be done. */
export function HomeScreen({ children }: { readonly children?: ReactNode }) {
  const language = useLanguage();
  const { t } = language;
  const waiting = useRows<WaitingRow>('lists.waiting', nothing, fetchPage, unsorted);
  const columns = useMemo(() => waitingColumns(language), [language]);
  return (
    <Page title={t('lists.waiting')} testId="home" actions={<Acts />}>
      <div className="page-body page-register">
        <HomeTiles />
        {children}
        <ErrorNotice error={waiting.error} />
        <Register
          list="home"
          label={t('lists.waiting')}
          columns={columns}
          rows={waiting}
          rowId={(row) => row.id}
          onOpen={(row) => goTo(row.kind === 'file' ? { screen: 'file', fileId: row.id } : { screen: 'receipt', receiptId: row.id })}
          emphasised={(row) => row.unread}
          empty={
            waiting.loading ? null : (
              <EmptyState icon="inbox" title={t('lists.homeEmptyTitle')} text={t('lists.homeEmptyText')} />
            )
          }
          minWidth="53rem"
          foot={waiting.total > 0 ? t('lists.waitingCount', { count: waiting.total }) : null}
          testId="waiting"
        />
      </div>
    </Page>
  );
}
