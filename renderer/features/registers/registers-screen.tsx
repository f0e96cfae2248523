import { useCallback, useMemo, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import type { RegisterLine, RegisterName } from '../../../preload/contract/registers.ts';
import { goTo } from '../../data/navigation.ts';
import { saveFile } from '../../data/save-file.ts';
import { useMay } from '../../data/session.tsx';
import { today } from '../../data/today.ts';
import { fetchAnswer, useOfficeQuery } from '../../data/use-office-query.ts';
import { useRows } from '../../data/use-rows.ts';
import { errorOf } from '../../data/failure.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PaperDialog } from '../../ui/paper-dialog.tsx';
import { Register } from '../../ui/register/register.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { PostageDialog } from './postage-dialog.tsx';
import { PucBar } from './puc-bar.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { columnsOf } from './register-columns.tsx';
import { StatementBar } from './statement-bar.tsx';
import './registers.css';

const names: readonly RegisterName[] = [
  'diary', 'received', 'issued', 'dispatch', 'files', 'movement', 'postage', 'vip', 'pending', 'arrears',
  'forwarded', 'parked', 'closed', 'category', 'with-others', 'section-dispatch', 'section-receipts', 'months', 'receipt-movement', 'puc',
];
const scopes = ['section', 'office'] as const;
/** A register stands in the order in which it is bound. */
const unsorted: readonly never[] = [];
const noLines: readonly RegisterLine[] = [];

function useWanted(first: RegisterName) {
  const { language } = useLanguage();
  const [register, setRegister] = useState<RegisterName>(first);
  const [from, setFrom] = useState<string | null>(`${today().slice(0, 8)}01`);
  const [to, setTo] = useState<string | null>(today());
  const [scope, setScope] = useState<(typeof scopes)[number]>('section');
  const wanted = useMemo(() => ({ register, from: from ?? today(), to: to ?? today(), scope, language }), [register, from, to, scope, language]);
  return { wanted, from, to, setRegister, setFrom, setTo, setScope };
}

type Wanted = ReturnType<typeof useWanted>['wanted'];

function Lines({ wanted, onReason }: { readonly wanted: Wanted; readonly onReason: ((line: RegisterLine) => void) | null }) {
  const language = useLanguage();
  const { t } = language;
  const fetchPage = useCallback((range: { offset: number; limit: number }) => fetchAnswer('registers.read', { ...wanted, ...range }), [wanted]);
  const lines = useRows<RegisterLine, never, Output<'registers.read'>>('registers.read', wanted, fetchPage, unsorted);
  const known = lines.answer?.columns;
  const columns = useMemo(() => columnsOf(known ?? [], language), [known, language]);
  const open = (line: RegisterLine) => {
    if (onReason && !line.struck) return onReason(line);
    if (line.opens?.kind === 'receipt') goTo({ screen: 'receipt', receiptId: line.opens.id });
    if (line.opens?.kind === 'file') goTo({ screen: 'file', fileId: line.opens.id });
    if (line.opens?.kind === 'letter') goTo({ screen: 'letter', letterId: line.opens.id });
  };
  const ruled = columns.length > 0;
  return (
    <>
      <ErrorNotice error={lines.error} />
      <Register
        label={t(`registers.name_${wanted.register}`)}
        columns={columns}
        rows={ruled ? lines : noLines}
        list={`register-${wanted.register}`}
        rowId={(row) => row.id}
        onOpen={open}
        empty={lines.loading || !ruled ? null : <EmptyState icon="register" title={t('registers.emptyTitle')} text={t('registers.emptyText')} />}
        minWidth={`${Math.max(44, columns.length * 7.5)}rem`}
        foot={lines.total > 0 ? t('registers.count', { count: lines.total }) : null}
        exported={false}
        testId="registers-register"
      />
    </>
  );
}

function Paper({ wanted, onClose }: { readonly wanted: Wanted; readonly onClose: () => void }) {
  const { t } = useLanguage();
  return <PaperDialog title={t(`registers.name_${wanted.register}`)} paper={useOfficeQuery('registers.pdf', wanted)} purpose="register" onClose={onClose} />;
}

function useCsv(wanted: Wanted) {
  const { t, errorText } = useLanguage();
  return async () => {
    try {
      const { saved, error } = await saveFile({ ...(await fetchAnswer('registers.csv', wanted)), purpose: 'register', kind: 'csv' });
      if (error) showToast(errorText(error), true);
      else if (saved !== null) showToast(t('frame.saved'));
    } catch (problem) {
      showToast(errorText(errorOf(problem) ?? { code: 'internal' }), true);
    }
  };
}

/** All registers and statements in one place: one is chosen, seen for some days, printed and saved. */
export function RegistersScreen({ register }: { readonly register: RegisterName }) {
  const { t } = useLanguage();
  const { wanted, from, to, setRegister, setFrom, setTo, setScope } = useWanted(register);
  const [open, setOpen] = useState<'paper' | 'postage' | null>(null);
  const [late, setLate] = useState<RegisterLine | null>(null);
  const mayDispatch = useMay('dispatch.work');
  const mayWork = useMay('dak.work');
  const saveCsv = useCsv(wanted);
  const isPending = wanted.register === 'pending';
  return (
    <Page
      title={t('registers.title')}
      testId="registers"
      actions={
        <>
          <SelectField hideLabel label={t('registers.choose')} options={names.map((id) => ({ id, label: t(`registers.name_${id}`) }))} value={wanted.register} onChange={setRegister} testId="register-name" />
          {isPending ? null : (
            <SelectField hideLabel label={t('registers.scope')} options={scopes.map((id) => ({ id, label: t(id === 'office' ? 'registers.wholeOffice' : 'registers.ownSection') }))} value={wanted.scope} onChange={setScope} testId="register-scope" />
          )}
          <DateField label={t('frame.from')} value={from} onChange={setFrom} />
          <DateField label={t('frame.until')} value={to} onChange={setTo} />
          {wanted.register === 'postage' && mayDispatch ? (
            <Button icon="add" onPress={() => setOpen('postage')} testId="receive-postage">
              {t('registers.receivePostage')}
            </Button>
          ) : null}
          <Button icon="print" onPress={() => setOpen('paper')} testId="register-paper">
            {t('registers.paper')}
          </Button>
          <Button icon="save" onPress={() => void saveCsv()} testId="register-csv">
            {t('registers.saveCsv')}
          </Button>
        </>
      }
    >
      <div className="page-body page-register">
        {isPending ? <StatementBar month={wanted.to.slice(0, 7)} /> : null}
        {wanted.register === 'puc' ? <PucBar scope={wanted.scope} /> : null}
        <Lines key={`${wanted.register}/${wanted.scope}`} wanted={wanted} onReason={isPending && mayWork ? setLate : null} />
      </div>
      {open === 'paper' ? <Paper wanted={wanted} onClose={() => setOpen(null)} /> : null}
      {open === 'postage' ? <PostageDialog onClose={() => setOpen(null)} /> : null}
      {late ? <ReasonDialog line={late} onClose={() => setLate(null)} /> : null}
    </Page>
  );
}
