import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import type { InvoiceRow } from '../../../preload/contract/dak-registry.ts';
import { useMay } from '../../data/session.tsx';
import { today } from '../../data/today.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectionBar } from '../../ui/movement/selection-bar.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PaperDialog } from '../../ui/paper-dialog.tsx';
import { Register } from '../../ui/register/register.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { invoiceColumns, invoiceKey } from './invoice-columns.tsx';
import { ReturnInvoiceDialog, type ScanField } from './return-invoice-dialog.tsx';
import './dak.css';

type Scan = NonNullable<InvoiceRow['scan']>;
type Props = { readonly scanField: ScanField; readonly scanView: (scan: Scan) => ReactNode };
type Act = 'print' | 'return' | 'scan';
const nothing: ReadonlySet<string> = new Set();

function InvoicePaper({ invoiceId, onClose }: { readonly invoiceId: string; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  return <PaperDialog title={t('dak.invoice')} paper={useOfficeQuery('dak.invoicePdf', { invoiceId, language })} purpose="register" onClose={onClose} />;
}

type BarProps = { readonly chosen: readonly InvoiceRow[]; readonly works: boolean; readonly onAct: (act: Act) => void; readonly onMake: () => void; readonly onClear: () => void; readonly busy: boolean };

/** What can be done with one sheet: its paper, its return, the signed copy. */
function SheetActs({ sheet, works, onAct }: Pick<BarProps, 'works' | 'onAct'> & { readonly sheet: InvoiceRow }) {
  const { t } = useLanguage();
  const out = sheet.state === 'out';
  return (
    <>
      {sheet.scan ? (
        <Button icon="search" onPress={() => onAct('scan')} testId="invoice-scan">
          {t('dak.seeScan')}
        </Button>
      ) : null}
      {works && out ? (
        <Button icon="returned" onPress={() => onAct('return')} testId="invoice-return">
          {t('dak.noteReturned')}
        </Button>
      ) : null}
      <Button kind={out ? 'primary' : 'plain'} icon="print" onPress={() => onAct('print')} testId="invoice-paper">
        {t('dak.invoicePaper')}
      </Button>
    </>
  );
}

/** Several that are to be made are made at once; of one sheet the paper, its return and the signed copy. */
function InvoicesBar({ chosen, works, onAct, onMake, onClear, busy }: BarProps) {
  const { t } = useLanguage();
  const [sheet] = chosen.length === 1 ? chosen.filter(({ state }) => state !== 'open') : [];
  return (
    <SelectionBar count={chosen.length} onClear={onClear} refused={[]}>
      {works && chosen.every(({ state }) => state === 'open') ? (
        <Button kind="primary" icon="check" disabled={busy} onPress={onMake} testId="make-invoice">
          {t('dak.makeInvoices')}
        </Button>
      ) : null}
      {sheet ? <SheetActs sheet={sheet} works={works} onAct={onAct} /> : null}
    </SelectionBar>
  );
}

type ActProps = Props & { readonly act: Act; readonly sheet: InvoiceRow; readonly onClose: () => void; readonly onDone: () => void };

function ActDialog({ act, sheet, scanField, scanView, onClose, onDone }: ActProps) {
  const { t } = useLanguage();
  const { id, number, scan } = sheet;
  if (id === null) return null;
  if (act === 'print') return <InvoicePaper invoiceId={id} onClose={onClose} />;
  if (act === 'return') return <ReturnInvoiceDialog invoice={{ id, number }} scanField={scanField} onClose={onClose} onDone={onDone} />;
  if (scan === null) return null;
  return (
    <Dialog title={t('dak.invoiceScan')} wide onClose={onClose} testId="invoice-scan-dialog" actions={<Button onPress={onClose}>{t('frame.close')}</Button>}>
      <div className="invoice-scan">{scanView(scan)}</div>
    </Dialog>
  );
}

/** The days looked at: from the first of the month, unless somebody says otherwise. */
function usePeriod() {
  const [from, setFrom] = useState<string | null>(`${today().slice(0, 8)}01`);
  const [to, setTo] = useState<string | null>(today());
  return { from, setFrom, to, setTo, days: { from: from ?? today(), to: to ?? today() } };
}

/** The distribution invoices of the registry by section and day: to be made, out for signature, returned (row 9). */
export function InvoicesScreen({ scanField, scanView }: Props) {
  const language = useLanguage();
  const { t } = language;
  const period = usePeriod();
  const [selected, setSelected] = useState(nothing);
  const [act, setAct] = useState<Act | null>(null);
  const works = useMay('dak.work');
  const invoices = useOfficeQuery('dak.invoices', period.days, { keepPrevious: true });
  const make = useCommand('dak.makeInvoice');
  const columns = useMemo(() => invoiceColumns(language), [language]);
  const rows = invoices.value ?? [];
  const chosen = rows.filter((row) => selected.has(invoiceKey(row)));
  const [sheet] = chosen;
  const clear = () => {
    setAct(null);
    setSelected(nothing);
  };
  const makeAll = async () => {
    for (const { register, sectionId, day } of chosen) if (!(await make.run({ register, sectionId, day })).ok) return;
    showToast(t('dak.invoicesMade', { count: chosen.length }));
    clear();
  };
  return (
    <Page
      title={t('dak.invoices')}
      testId="invoices"
      actions={
        <>
          <DateField label={t('frame.from')} value={period.from} onChange={period.setFrom} />
          <DateField label={t('frame.until')} value={period.to} onChange={period.setTo} />
        </>
      }
    >
      <div className="page-body page-register">
        <ErrorNotice error={invoices.error ?? make.error} />
        <InvoicesBar chosen={chosen} works={works} onAct={setAct} onMake={() => void makeAll()} onClear={clear} busy={make.busy} />
        <Register
          label={t('dak.invoices')}
          columns={columns}
          rows={rows}
          list="invoices"
          rowId={invoiceKey}
          selection={{ ids: selected, onChange: setSelected }}
          empty={invoices.loading ? null : <EmptyState icon="register" title={t('dak.invoicesEmpty')} text={t('dak.invoicesEmptyText')} />}
          minWidth="50rem"
          foot={rows.length > 0 ? t('dak.invoiceCount', { count: rows.length }) : null}
          testId="invoices-list"
        />
      </div>
      {act && sheet ? <ActDialog act={act} sheet={sheet} scanField={scanField} scanView={scanView} onClose={() => setAct(null)} onDone={clear} /> : null}
    </Page>
  );
}
