import type { ReactNode } from 'react';
import { useCallback, useMemo, useState } from 'react';
import type { ReceiptFolder, ReceiptRow } from '../../../preload/contract/dak.ts';
import type { RequestInput } from '../../../preload/contract/index.ts';
import { goTo } from '../../data/navigation.ts';
import { useMay } from '../../data/session.tsx';
import { fetchAnswer } from '../../data/use-office-query.ts';
import { useRows } from '../../data/use-rows.ts';
import { useSelected } from '../../data/use-selected.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Register } from '../../ui/register/register.tsx';
import { receiptColumns } from './receipt-columns.tsx';
import { ReceiptsSelection } from './receipts-selection.tsx';

export type ReceiptFilter = { readonly search?: string; readonly from?: string; readonly to?: string; readonly enclosuresMissing?: boolean };
type Props = { readonly folder: ReceiptFolder; readonly folderId?: string; readonly filter: ReceiptFilter; readonly empty: ReactNode };

const here: ReadonlySet<ReceiptFolder> = new Set(['inbox', 'due', 'own', 'desk']);
const sortable = ['number', 'received', 'from', 'subject', 'state', 'due'] as const;
type Sortable = (typeof sortable)[number];
type PageRange = Pick<RequestInput<'dak.list'>, 'offset' | 'limit' | 'sort'>;
const nothing: ReadonlySet<string> = new Set();

/** One list of receipts; where something can be done with many at once, its lines can be marked. */
export function ReceiptsList({ folder, folderId, filter, empty }: Props) {
  const language = useLanguage();
  const { t } = language;
  const wanted = useMemo(() => ({ folder, ...(folderId ? { folderId } : {}), ...filter }), [folder, folderId, filter]);
  const fetchPage = useCallback((range: PageRange) => fetchAnswer('dak.list', { ...wanted, ...range }), [wanted]);
  const receipts = useRows<ReceiptRow, Sortable>('dak.list', wanted, fetchPage, sortable);
  const columns = useMemo(() => receiptColumns(language), [language]);
  const [selected, setSelected] = useState(nothing);
  const chosen = useSelected(receipts, selected);
  const works = useMay('dak.work');
  const marks = works && (here.has(folder) || folder === 'followed');
  return (
    <>
      <ErrorNotice error={receipts.error} />
      {marks ? <ReceiptsSelection rows={chosen} selected={selected} here={here.has(folder)} folderId={folderId ?? null} onClear={() => setSelected(nothing)} /> : null}
      <Register
        label={t('frame.dak')}
        columns={columns}
        rows={receipts}
        list="receipts"
        rowId={(row) => row.id}
        onOpen={(row) => goTo({ screen: 'receipt', receiptId: row.id })}
        emphasised={(row) => (here.has(folder) || folder === 'copies') && !row.opened}
        {...(marks ? { selection: { ids: selected, onChange: setSelected } } : {})}
        empty={receipts.loading ? null : empty}
        minWidth="62rem"
        foot={receipts.total > 0 ? t('dak.count', { count: receipts.total }) : null}
        testId="receipts"
      />
    </>
  );
}
