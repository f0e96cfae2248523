import { useCallback, useMemo, useState } from 'react';
import type { DispatchLine } from '../../../preload/contract/dispatch.ts';
import type { RequestInput } from '../../../preload/contract/index.ts';
import { useMay } from '../../data/session.tsx';
import { fetchAnswer } from '../../data/use-office-query.ts';
import { useRows } from '../../data/use-rows.ts';
import { useSelected } from '../../data/use-selected.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Register } from '../../ui/register/register.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { DispatchAct } from './dispatch-acts.tsx';
import { DispatchActDialog, DispatchBar } from './dispatch-acts.tsx';
import { dispatchColumns } from './dispatch-columns.tsx';
import { PapersDialog } from './papers-dialog.tsx';
import './dispatch.css';

const states = ['any', 'pending', 'with-messenger', 'dispatched', 'delivered', 'returned', 'withheld'] as const;
const sortable = ['serial', 'date', 'addressee', 'letter', 'enclosures', 'mode', 'postage', 'state'] as const;
type Sortable = (typeof sortable)[number];
type PageRange = Pick<RequestInput<'dispatch.lines'>, 'offset' | 'limit' | 'sort'>;
type State = (typeof states)[number];
const noLines: ReadonlySet<string> = new Set();

function useFilter() {
  const [typed, setTyped] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [state, setState] = useState<State>('any');
  const search = useSettled(typed.trim());
  const filter = useMemo(
    () => ({ ...(search ? { search } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}), ...(state === 'any' ? {} : { state }) }),
    [search, from, to, state],
  );
  return { typed, setTyped, from, setFrom, to, setTo, state, setState, filter };
}

function Filters({ filter }: { readonly filter: ReturnType<typeof useFilter> }) {
  const { t } = useLanguage();
  return (
    <>
      <DateField label={t('frame.from')} value={filter.from} onChange={filter.setFrom} />
      <DateField label={t('frame.until')} value={filter.to} onChange={filter.setTo} />
      <SelectField
        hideLabel
        label={t('dispatch.state')}
        options={states.map((id) => ({ id, label: id === 'any' ? t('dispatch.anyState') : t(`dispatch.state_${id}`) }))}
        value={filter.state}
        onChange={filter.setState}
        testId="dispatch-state"
      />
      <SearchBox label={t('dispatch.search')} value={filter.typed} onChange={filter.setTyped} />
    </>
  );
}

/** The dispatch register: a line for each addressee, marked together and moved on together. */
export function DispatchScreen() {
  const language = useLanguage();
  const { t } = language;
  const filter = useFilter();
  const [chosen, setChosen] = useState(noLines);
  const [act, setAct] = useState<DispatchAct | null>(null);
  const [papers, setPapers] = useState(false);
  const mayWork = useMay('dispatch.work');
  const fetchPage = useCallback((range: PageRange) => fetchAnswer('dispatch.lines', { ...filter.filter, ...range }), [filter.filter]);
  const lines = useRows<DispatchLine, Sortable>('dispatch.lines', filter.filter, fetchPage, sortable);
  const columns = useMemo(() => dispatchColumns(language), [language]);
  const chosenLines = useSelected(lines, chosen);
  const empty = lines.loading ? null : <EmptyState icon="dispatch" title={t('dispatch.emptyTitle')} text={t('dispatch.emptyText')} />;
  return (
    <Page
      title={t('frame.dispatch')}
      testId="dispatch"
      actions={
        <>
          <Filters filter={filter} />
          <Button icon="print" onPress={() => setPapers(true)} testId="dispatch-papers">
            {t('dispatch.papers')}
          </Button>
        </>
      }
    >
      <div className="page-body page-register">
        <ErrorNotice error={lines.error} />
        {chosenLines.length > 0 ? <DispatchBar lines={chosenLines} mayWork={mayWork} onAct={setAct} onClear={() => setChosen(noLines)} /> : null}
        <Register
          label={t('frame.dispatch')}
          columns={columns}
          rows={lines}
          list="dispatch"
          rowId={(row) => row.id}
          selection={{ ids: chosen, onChange: setChosen }}
          empty={empty}
          minWidth="66rem"
          foot={lines.total > 0 ? t('dispatch.count', { count: lines.total }) : null}
          testId="dispatch-register"
        />
      </div>
      {act ? (
        <DispatchActDialog
          act={act}
          lines={chosenLines}
          onClose={() => setAct(null)}
          onDone={() => {
            setAct(null);
            setChosen(noLines);
          }}
        />
      ) : null}
      {papers ? <PapersDialog messengers={[...new Set(lines.rows.map((row) => row.messenger).filter((name) => name !== ''))]} onClose={() => setPapers(false)} /> : null}
    </Page>
  );
}
