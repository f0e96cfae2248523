import { useCallback, useMemo, useState } from 'react';
import type { AcknowledgementRow } from '../../../preload/contract/dak-registry.ts';
import type { RequestInput } from '../../../preload/contract/index.ts';
import { goTo } from '../../data/navigation.ts';
import { useMay } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { fetchAnswer, useOfficeQuery } from '../../data/use-office-query.ts';
import { useRows } from '../../data/use-rows.ts';
import { useSelected } from '../../data/use-selected.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SelectionBar } from '../../ui/movement/selection-bar.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PaperDialog } from '../../ui/paper-dialog.tsx';
import { Register } from '../../ui/register/register.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { acknowledgementColumns } from './acknowledgement-columns.tsx';
import { SlipsSentDialog } from './slips-sent-dialog.tsx';

const states = ['any', 'due', 'printed', 'sent'] as const;
type PageRange = Pick<RequestInput<'dak.acknowledgements'>, 'offset' | 'limit'>;
const nothing: ReadonlySet<string> = new Set();
/** Slips are laid out one by one, so that a document of many takes its time. */
const mostAtOnce = 100;

function SlipsPaper({ receiptIds, onClose, onPrinted }: { readonly receiptIds: readonly string[]; readonly onClose: () => void; readonly onPrinted: () => void }) {
  const { t } = useLanguage();
  const paper = useOfficeQuery('dak.acknowledgementsPdf', { receiptIds: [...receiptIds] });
  const print = useCommand('dak.acknowledgementsPrinted');
  const note = async () => {
    if (!(await print.run({ receiptIds: [...receiptIds] })).ok) return;
    showToast(t('dak.slipsPrinted', { count: receiptIds.length }));
    onPrinted();
  };
  return (
    <PaperDialog title={t('dak.printSlipsTitle', { count: receiptIds.length })} paper={paper} purpose="register" onClose={onClose}>
      <div className="row">
        <Button icon="check" disabled={!paper.value || print.busy} onPress={() => void note()} testId="slips-printed">
          {t('dak.notePrinted')}
        </Button>
      </div>
      <ErrorNotice error={print.error} />
    </PaperDialog>
  );
}

/** The acknowledgements that the section owes: due, printed, sent; several at once (row 10). */
export function AcknowledgementsScreen() {
  const language = useLanguage();
  const { t } = language;
  const [state, setState] = useState<(typeof states)[number]>('any');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [selected, setSelected] = useState(nothing);
  const [act, setAct] = useState<'print' | 'sent' | null>(null);
  const works = useMay('dak.work');
  const filter = useMemo(() => ({ ...(state === 'any' ? {} : { state }), ...(from ? { from } : {}), ...(to ? { to } : {}) }), [state, from, to]);
  const fetchPage = useCallback((range: PageRange) => fetchAnswer('dak.acknowledgements', { ...filter, ...range }), [filter]);
  const slips = useRows<AcknowledgementRow>('dak.acknowledgements', filter, fetchPage, []);
  const columns = useMemo(() => acknowledgementColumns(language), [language]);
  const chosen = useSelected(slips, selected).filter((row) => !row.hidden);
  const ids = chosen.map(({ id }) => id).slice(0, mostAtOnce);
  const done = () => {
    setAct(null);
    setSelected(nothing);
  };
  return (
    <Page
      title={t('dak.acknowledgements')}
      testId="acknowledgements"
      actions={
        <>
          <DateField label={t('frame.from')} value={from} onChange={setFrom} />
          <DateField label={t('frame.until')} value={to} onChange={setTo} />
          <SelectField
            hideLabel
            label={t('dak.state')}
            options={states.map((id) => ({ id, label: id === 'any' ? t('dak.acknowledgementAny') : t(`dak.acknowledgement_${id}`) }))}
            value={state}
            onChange={setState}
            testId="acknowledgement-state"
          />
        </>
      }
    >
      <div className="page-body page-register">
        <ErrorNotice error={slips.error} />
        {works ? (
          <SelectionBar count={ids.length} onClear={done} refused={[]}>
            {chosen.every((row) => row.state === 'printed') ? (
              <Button icon="sent" onPress={() => setAct('sent')} testId="slips-sent">
                {t('dak.noteSent')}
              </Button>
            ) : null}
            <Button kind="primary" icon="print" onPress={() => setAct('print')} testId="slips-print">
              {t('dak.printSlips')}
            </Button>
          </SelectionBar>
        ) : null}
        <Register
          label={t('dak.acknowledgements')}
          columns={columns}
          rows={slips}
          list="acknowledgements"
          rowId={(row) => row.id}
          onOpen={(row) => goTo({ screen: 'receipt', receiptId: row.id })}
          {...(works ? { selection: { ids: selected, onChange: setSelected } } : {})}
          empty={slips.loading ? null : <EmptyState icon="letter" title={t('dak.acknowledgementsEmpty')} text={t('dak.acknowledgementsEmptyText')} />}
          minWidth="54rem"
          foot={slips.total > 0 ? t('dak.acknowledgementCount', { count: slips.total }) : null}
          testId="acknowledgements-list"
        />
      </div>
      {act === 'print' ? <SlipsPaper receiptIds={ids} onClose={() => setAct(null)} onPrinted={done} /> : null}
      {act === 'sent' ? <SlipsSentDialog receiptIds={ids} onClose={() => setAct(null)} onDone={done} /> : null}
    </Page>
  );
}
