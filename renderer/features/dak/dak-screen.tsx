import { useMemo, useState } from 'react';
import type { MessageKey } from '../../i18n/message-key.ts';
import { goTo, stayAt } from '../../data/navigation.ts';
import { useMay } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ActionMenu, type MenuAction } from '../../ui/action-menu.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choices.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DeskTabs } from '../../ui/movement/desk-tabs.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { folders, type ShownFolder } from './dak-words.ts';
import { DiaryDialog } from './diary-dialog.tsx';
import { ReceiptsList } from './receipts-list.tsx';
import './dak.css';

const emptyTexts: Record<ShownFolder | 'own', MessageKey> = {
  inbox: 'dak.emptyText',
  copies: 'dak.emptyCopies',
  due: 'dak.emptyDue',
  followed: 'dak.emptyFollowed',
  created: 'dak.emptyCreated',
  sent: 'dak.emptySent',
  all: 'dak.emptyText',
  own: 'dak.emptyOwn',
};

const filledByDiary: ReadonlySet<ShownFolder | 'own'> = new Set(['inbox', 'created', 'all']);

function Empty({ folder, search }: { readonly folder: ShownFolder | 'own'; readonly search: string }) {
  const { t } = useLanguage();
  const mayWork = useMay('dak.work');
  if (search) return <EmptyState icon="search" title={t('frame.nothingFound')} text={t('dak.nothingFoundText')} />;
  return (
    <EmptyState icon="dak" title={t('dak.emptyTitle')} text={t(emptyTexts[folder])}>
      {mayWork && filledByDiary.has(folder) ? <Button onPress={() => goTo({ screen: 'new-receipt' })}>{t('dak.diarise')}</Button> : null}
    </EmptyState>
  );
}

/** Numbers on the folders in which something waits. */
function useWaiting(): Partial<Record<ShownFolder, number>> {
  const { value: counts } = useOfficeQuery('dak.counts', {});
  if (!counts) return {};
  return { inbox: counts.inbox, copies: counts.copies, due: counts.dueToday + counts.overdue, followed: counts.followed };
}

/** The diary by folders: what waits here, what is for information, due or followed up, what was diarised here and marked onward, and the post's own. */
export function DakScreen({ tab: chosen }: { readonly tab?: string | undefined }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [paper, setPaper] = useState(false);
  const mayWork = useMay('dak.work');
  const search = useSettled(typed.trim());
  const waiting = useWaiting();
  const [enclosuresMissing, setEnclosuresMissing] = useState(false);
  const filter = useMemo(() => ({ ...(search ? { search } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}), ...(enclosuresMissing ? { enclosuresMissing } : {}) }), [search, from, to, enclosuresMissing]);
  const registry: readonly MenuAction[] = [
    { id: 'diary-paper', name: t('dak.register'), icon: 'print', run: () => setPaper(true) },
    { id: 'acknowledgements', name: t('dak.acknowledgements'), icon: 'letter', run: () => goTo({ screen: 'acknowledgements' }) },
    { id: 'invoices', name: t('dak.invoices'), icon: 'register', run: () => goTo({ screen: 'invoices' }) },
  ];
  return (
    <Page
      title={t('frame.dak')}
      testId="dak"
      actions={
        <>
          <DateField label={t('frame.from')} value={from} onChange={setFrom} />
          <DateField label={t('frame.until')} value={to} onChange={setTo} />
          <SearchBox label={t('dak.search')} value={typed} onChange={setTyped} />
          <Checkbox selected={enclosuresMissing} onChange={setEnclosuresMissing}>
            {t('dak.onlyMissing')}
          </Checkbox>
          <ActionMenu label={t('dak.registry')} title={t('dak.registry')} actions={registry} testId="registry" />
          {mayWork ? (
            <Button kind="primary" icon="add" onPress={() => goTo({ screen: 'new-receipt' })} testId="diarise">
              {t('dak.diarise')}
            </Button>
          ) : null}
        </>
      }
    >
      <DeskTabs
        label={t('dak.folders')}
        chosen={chosen}
        onChoose={(tab) => stayAt({ screen: 'dak', tab })}
        tabs={folders.map((id) => ({ id, label: t(`dak.folder_${id}`), count: waiting[id] }))}
        list={(tab, edit) => (
          <>
            {edit}
            <ReceiptsList {...tab} filter={filter} empty={<Empty folder={tab.folder} search={search} />} />
          </>
        )}
      />
      {paper ? <DiaryDialog onClose={() => setPaper(false)} /> : null}
    </Page>
  );
}
