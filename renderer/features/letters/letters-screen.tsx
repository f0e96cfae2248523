import { useCallback, useMemo, useState } from 'react';
import type { RequestInput } from '../../../preload/contract/index.ts';
import type { LetterRow } from '../../../preload/contract/letters.ts';
import { goTo } from '../../data/navigation.ts';
import { fetchAnswer } from '../../data/use-office-query.ts';
import { useRows } from '../../data/use-rows.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Register } from '../../ui/register/register.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { letterColumns } from './letter-columns.tsx';

const states = ['any', 'issued', 'cancelled', 'superseded'] as const;
const sortable = ['number', 'date', 'to', 'subject', 'form', 'state'] as const;
type Sortable = (typeof sortable)[number];
type PageRange = Pick<RequestInput<'letters.list'>, 'offset' | 'limit' | 'sort'>;
type State = (typeof states)[number];

/** The register of letters issued, in the order of their numbers. */
export function LettersScreen() {
  const language = useLanguage();
  const { t } = language;
  const [typed, setTyped] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [state, setState] = useState<State>('any');
  const search = useSettled(typed.trim());
  const filter = useMemo(
    () => ({ ...(search ? { search } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}), ...(state === 'any' ? {} : { state }) }),
    [search, from, to, state],
  );
  const fetchPage = useCallback((range: PageRange) => fetchAnswer('letters.list', { ...filter, ...range }), [filter]);
  const letters = useRows<LetterRow, Sortable>('letters.list', filter, fetchPage, sortable);
  const columns = useMemo(() => letterColumns(language), [language]);
  const filtered = Object.keys(filter).length > 0;
  return (
    <Page
      title={t('frame.letters')}
      testId="letters"
      actions={
        <>
          <DateField label={t('frame.from')} value={from} onChange={setFrom} />
          <DateField label={t('frame.until')} value={to} onChange={setTo} />
          <SelectField hideLabel label={t('letters.state')} options={states.map((id) => ({ id, label: id === 'any' ? t('letters.anyState') : t(`letters.state_${id}`) }))} value={state} onChange={setState} />
          <SearchBox label={t('letters.search')} value={typed} onChange={setTyped} />
        </>
      }
    >
      <div className="page-body page-register">
        <ErrorNotice error={letters.error} />
        <Register
          label={t('frame.letters')}
          columns={columns}
          rows={letters}
          list="letters"
          rowId={(row) => row.id}
          onOpen={(row) => goTo({ screen: 'letter', letterId: row.id })}
          empty={
            letters.loading ? null : (
              <EmptyState icon="register" title={t(filtered ? 'frame.nothingFound' : 'letters.emptyTitle')} text={t(filtered ? 'files.nothingFoundText' : 'letters.emptyText')}>
                {filtered ? null : <Button onPress={() => goTo({ screen: 'files', folder: 'inbox' })}>{t('letters.toInbox')}</Button>}
              </EmptyState>
            )
          }
          minWidth="53rem"
          foot={letters.total > 0 ? t('letters.count', { count: letters.total }) : null}
          testId="letters-register"
        />
      </div>
    </Page>
  );
}
