import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { MessageKey } from '../../i18n/message-key.ts';
import { onNewFileRequest, takeNewFileRequest } from '../../data/new-file-request.ts';
import type { Folder } from '../../data/navigation.ts';
import { goTo, stayAt } from '../../data/navigation.ts';
import { useMay } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { DeskTabs } from '../../ui/movement/desk-tabs.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { FilesList } from './files-list.tsx';
import { OpenFileDialog } from './open-file-dialog.tsx';
import './files.css';

type Shown = Folder | 'due' | 'followed' | 'parked' | 'asked' | 'closed' | 'own';

const titles: Record<Folder, MessageKey> = { inbox: 'frame.inbox', sent: 'frame.sent', created: 'frame.created' };
const emptyTexts: Record<Shown, MessageKey> = {
  inbox: 'files.emptyInbox',
  sent: 'files.emptySent',
  created: 'files.emptyCreated',
  due: 'files.emptyDue',
  followed: 'files.emptyFollowed',
  parked: 'files.emptyParked',
  asked: 'files.emptyAsked',
  closed: 'files.emptyClosed',
  own: 'files.emptyOwn',
};
const icons: Record<Shown, IconName> = { inbox: 'inbox', sent: 'sent', created: 'file', due: 'clock', followed: 'sent', parked: 'pause', asked: 'question', closed: 'lock', own: 'file' };

function useNewFileForm() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const check = () => {
      if (takeNewFileRequest()) setOpen(true);
    };
    check();
    return onNewFileRequest(check);
  }, []);
  return { open, setOpen };
}

/** What stands in a list that has nothing. */
function Empty({ folder, search, children }: { readonly folder: Shown; readonly search: string; readonly children?: ReactNode }) {
  const { t } = useLanguage();
  if (search) return <EmptyState icon="search" title={t('frame.nothingFound')} text={t('files.nothingFoundText')} />;
  return (
    <EmptyState icon={icons[folder]} title={t('files.emptyTitle')} text={t(emptyTexts[folder])}>
      {children}
    </EmptyState>
  );
}

/** What lies with the post: the inbox, what is due, followed up, laid aside, asked for and closed, and its own folders. */
function DeskLists({ tab: chosen, search }: { readonly tab: string | undefined; readonly search: string }) {
  const { t } = useLanguage();
  const { value: counts } = useOfficeQuery('files.counts', {});
  const approves = useMay('letter.approve');
  const due = (counts?.dueToday ?? 0) + (counts?.overdue ?? 0);
  return (
    <DeskTabs
      label={t('files.folders')}
      chosen={chosen}
      onChoose={(tab) => stayAt({ screen: 'files', folder: 'inbox', tab })}
      tabs={[
        { id: 'inbox' as const, label: t('files.folder_inbox'), count: counts?.inbox },
        { id: 'due' as const, label: t('files.folder_due'), count: due },
        { id: 'followed' as const, label: t('files.folder_followed'), count: counts?.followed },
        { id: 'parked' as const, label: t('files.folder_parked'), count: counts?.parked },
        ...(approves ? [{ id: 'asked' as const, label: t('files.folder_asked') }] : []),
        { id: 'closed' as const, label: t('files.folder_closed') },
      ]}
      list={(tab, edit) => (
        <>
          {edit}
          <FilesList {...tab} search={search} title={t('frame.inbox')} empty={<Empty folder={tab.folder} search={search} />} />
        </>
      )}
    />
  );
}

/** One folder of the desk: what came, what went on, what was opened here. */
export function FilesScreen({ folder, tab }: { readonly folder: Folder; readonly tab?: string | undefined }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const form = useNewFileForm();
  const mayOpen = useMay('file.work');
  const openFirst = folder === 'created' && mayOpen ? <Button onPress={() => form.setOpen(true)}>{t('files.open')}</Button> : null;
  return (
    <Page
      title={t(titles[folder])}
      testId={`files-${folder}`}
      actions={
        <>
          <SearchBox label={t('files.search')} value={typed} onChange={setTyped} />
          <Button icon="register" onPress={() => goTo({ screen: 'movement-register' })} testId="movement-register-open">
            {t('movement.register')}
          </Button>
          {folder === 'created' ? (
            <Button icon="remove" onPress={() => goTo({ screen: 'bin' })} testId="bin-open">
              {t('bin.title')}
            </Button>
          ) : null}
          {mayOpen ? (
            <Button kind="primary" icon="add" onPress={() => form.setOpen(true)} testId="open-file">
              {t('files.open')}
            </Button>
          ) : null}
        </>
      }
    >
      {folder === 'inbox' ? (
        <DeskLists tab={tab} search={search} />
      ) : (
        <div className="page-body page-register">
          <FilesList
            folder={folder}
            search={search}
            title={t(titles[folder])}
            empty={
              <Empty folder={folder} search={search}>
                {openFirst}
              </Empty>
            }
          />
        </div>
      )}
      {form.open ? <OpenFileDialog onClose={() => form.setOpen(false)} onOpened={(fileId) => goTo({ screen: 'file', fileId })} /> : null}
    </Page>
  );
}
