import { useCallback, useMemo, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ReceiptFolder, ReceiptRow } from '../../../preload/contract/dak.ts';
import { goTo } from '../../data/navigation.ts';
import { useMay } from '../../data/session.tsx';
import { fetchAnswer } from '../../data/use-office-query.ts';
import { useRows } from '../../data/use-rows.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Register } from '../../ui/register/register.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { folders } from './dak-words.ts';
import { DiaryDialog } from './diary-dialog.tsx';
import { receiptColumns } from './receipt-columns.tsx';
import './dak.css';

type Filter = { readonly search?: string; readonly from?: string; readonly to?: string };

function Receipts({ folder, filter }: { readonly folder: ReceiptFolder; readonly filter: Filter }) {
  const language = useLanguage();
  const { t } = language;
  const wanted = useMemo(() => ({ folder, ...filter }), [folder, filter]);
  const fetchPage = useCallback((range: { offset: number; limit: number }) => fetchAnswer('dak.list', { ...wanted, ...range }), [wanted]);
  const receipts = useRows<ReceiptRow>('dak.list', wanted, fetchPage);
  const columns = useMemo(() => receiptColumns(language), [language]);
  const empty = filter.search ? (
    <EmptyState icon="search" title={t('frame.nothingFound')} text={t('dak.nothingFoundText')} />
  ) : (
    <EmptyState icon="dak" title={t('dak.emptyTitle')} text={t('dak.emptyText')} />
  );
  return (
    <>
      <ErrorNotice error={receipts.error} />
      <Register
        label={t('frame.dak')}
        columns={columns}
        rows={receipts.rows}
        rowId={(row) => row.id}
        onOpen={(row) => goTo({ screen: 'receipt', receiptId: row.id })}
        emphasised={(row) => folder === 'inbox' && !row.received}
        empty={receipts.loading ? null : empty}
        minWidth="62rem"
        total={receipts.total}
        onMore={receipts.more}
        foot={receipts.total > 0 ? t('dak.count', { count: receipts.total }) : null}
        testId="receipts"
      />
    </>
  );
}

/** The diary by folders: what waits here, what was diarised here, what was marked onward. */
export function DakScreen() {
  const { t } = useLanguage();
  const [folder, setFolder] = useState<ReceiptFolder>('inbox');
  const [typed, setTyped] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [paper, setPaper] = useState(false);
  const mayWork = useMay('dak.work');
  const search = useSettled(typed.trim());
  const filter = useMemo(() => ({ ...(search ? { search } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) }), [search, from, to]);
  return (
    <Page
      title={t('frame.dak')}
      testId="dak"
      actions={
        <>
          <DateField label={t('frame.from')} value={from} onChange={setFrom} />
          <DateField label={t('frame.until')} value={to} onChange={setTo} />
          <SearchBox label={t('dak.search')} value={typed} onChange={setTyped} />
          <Button icon="print" onPress={() => setPaper(true)} testId="diary-paper">
            {t('dak.register')}
          </Button>
          {mayWork ? (
            <Button kind="primary" icon="add" onPress={() => goTo({ screen: 'new-receipt' })} testId="diarise">
              {t('dak.diarise')}
            </Button>
          ) : null}
        </>
      }
    >
      <Tabs className="page-body page-register" selectedKey={folder} onSelectionChange={(key) => setFolder(folders.find((known) => known === key) ?? 'inbox')}>
        <TabList className="tabs-list" aria-label={t('dak.folders')}>
          {folders.map((id) => (
            <Tab key={id} id={id} className="tab" data-testid={`folder-${id}`}>
              {t(`dak.folder_${id}`)}
            </Tab>
          ))}
        </TabList>
        {folders.map((id) => (
          <TabPanel key={id} id={id} className="dak-folder">
            <Receipts folder={id} filter={filter} />
          </TabPanel>
        ))}
      </Tabs>
      {paper ? <DiaryDialog onClose={() => setPaper(false)} /> : null}
    </Page>
  );
}
