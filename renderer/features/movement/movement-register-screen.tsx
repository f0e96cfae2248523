import { useCallback, useMemo, useState } from 'react';
import type { MovementLine } from '../../../preload/contract/movement.ts';
import type { RequestInput } from '../../../preload/contract/index.ts';
import { goTo } from '../../data/navigation.ts';
import { today } from '../../data/today.ts';
import { fetchAnswer, useOfficeQuery } from '../../data/use-office-query.ts';
import { useRows } from '../../data/use-rows.ts';
import { useLanguage, type LanguageTools } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PaperDialog } from '../../ui/paper-dialog.tsx';
import type { Column } from '../../ui/register/register-columns.ts';
import { Register } from '../../ui/register/register.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { SubjectText } from '../../ui/subject-text.tsx';

const sortable = ['number', 'subject', 'kind', 'out', 'in'] as const;
type Sortable = (typeof sortable)[number];
type PageRange = Pick<RequestInput<'movement.register'>, 'offset' | 'limit' | 'sort'>;
type Period = { readonly from: string; readonly to: string };

/** File number, marked to, date out and date in, as the register of the section is ruled (domain.md b.3). */
function columnsOf({ t, name, moment }: LanguageTools): readonly Column<MovementLine>[] {
  const post = (id: string, title: string, text: (row: MovementLine) => string): Column<MovementLine> => ({
    id,
    title,
    width: 'minmax(7rem, 1.2fr)',
    cell: (row) => <ScriptText text={text(row)} />,
    sortBy: text,
  });
  return [
    { id: 'number', title: t('files.number'), width: 'minmax(8rem, 1fr)', cell: (row) => <NumberText text={row.fileNumber} />, sortBy: (row) => row.fileNumber },
    { id: 'subject', title: t('files.subject'), width: 'minmax(8rem, 2fr)', cell: (row) => <SubjectText paper={row} />, sortBy: (row) => row.subject },
    { id: 'kind', title: t('files.how'), width: 'minmax(5rem, 0.7fr)', cell: (row) => t(`files.movement_${row.kind}`), text: (row) => t(`files.movement_${row.kind}`), sortBy: (row) => row.kind },
    post('from', t('movement.markedBy'), (row) => name(row.from.post)),
    post('to', t('movement.markedTo'), (row) => name(row.markedTo)),
    { id: 'out', title: t('movement.dateOut'), width: 'minmax(7rem, 0.8fr)', cell: (row) => <span className="number">{moment(row.dateOut)}</span>, text: (row) => moment(row.dateOut), sortBy: (row) => row.dateOut },
    {
      id: 'in',
      title: t('movement.dateIn'),
      width: 'minmax(7rem, 0.8fr)',
      cell: (row) => (row.dateIn === null ? <span className="soft">{t('movement.notIn')}</span> : <span className="number">{moment(row.dateIn)}</span>),
      text: (row) => (row.dateIn === null ? t('movement.notIn') : moment(row.dateIn)),
      sortBy: (row) => row.dateIn ?? 0,
    },
  ];
}

function Lines({ period }: { readonly period: Period }) {
  const language = useLanguage();
  const { t } = language;
  const fetchPage = useCallback((range: PageRange) => fetchAnswer('movement.register', { ...period, ...range }), [period]);
  const lines = useRows<MovementLine, Sortable>('movement.register', period, fetchPage, sortable);
  const columns = useMemo(() => columnsOf(language), [language]);
  return (
    <>
      <ErrorNotice error={lines.error} />
      <Register
        label={t('movement.register')}
        columns={columns}
        rows={lines}
        list="movements"
        rowId={(row) => row.id}
        onOpen={(row) => goTo({ screen: 'file', fileId: row.fileId })}
        empty={lines.loading ? null : <EmptyState icon="register" title={t('movement.registerEmptyTitle')} text={t('movement.registerEmptyText')} />}
        minWidth="53rem"
        foot={lines.total > 0 ? t('movement.registerCount', { count: lines.total }) : null}
        exported={false}
        testId="movement-register"
      />
    </>
  );
}

function RegisterPaper({ period, onClose }: { readonly period: Period; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  return <PaperDialog title={t('movement.register')} paper={useOfficeQuery('registers.pdf', { register: 'movement', ...period, language })} purpose="register" onClose={onClose} />;
}

function HandingOver({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  return <PaperDialog title={t('movement.handingOver')} paper={useOfficeQuery('movement.handingOverPdf', { language })} purpose="register" onClose={onClose} />;
}

/** The movement register of the section by dates, and the list of what lies at this desk for whoever takes over charge. */
export function MovementRegisterScreen() {
  const { t } = useLanguage();
  const [from, setFrom] = useState<string | null>(`${today().slice(0, 8)}01`);
  const [to, setTo] = useState<string | null>(today());
  const [paper, setPaper] = useState<'register' | 'handing-over' | null>(null);
  const period = useMemo(() => ({ from: from ?? today(), to: to ?? today() }), [from, to]);
  return (
    <Page
      title={t('movement.register')}
      testId="movement"
      actions={
        <>
          <DateField label={t('frame.from')} value={from} onChange={setFrom} />
          <DateField label={t('frame.until')} value={to} onChange={setTo} />
          <Button icon="dak" onPress={() => goTo({ screen: 'registers', register: 'receipt-movement' })} testId="receipt-movement">
            {t('registers.name_receipt-movement')}
          </Button>
          <Button icon="people" onPress={() => setPaper('handing-over')} testId="handing-over">
            {t('movement.handingOver')}
          </Button>
          <Button icon="print" onPress={() => setPaper('register')} testId="movement-paper">
            {t('movement.registerPaper')}
          </Button>
        </>
      }
    >
      <div className="page-body page-register">
        <Lines period={period} />
      </div>
      {paper === 'register' ? <RegisterPaper period={period} onClose={() => setPaper(null)} /> : null}
      {paper === 'handing-over' ? <HandingOver onClose={() => setPaper(null)} /> : null}
    </Page>
  );
}
