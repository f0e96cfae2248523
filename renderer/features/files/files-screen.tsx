import { useCallback, useEffect, useMemo, useState } from 'react';
import type { MessageKey } from '../../i18n/message-key.ts';
import { onNewFileRequest, takeNewFileRequest } from '../../data/new-file-request.ts';
import type { Folder } from '../../data/navigation.ts';
import { goTo } from '../../data/navigation.ts';
import { useMay } from '../../data/session.tsx';
import { fetchAnswer } from '../../data/use-office-query.ts';
import { useRows } from '../../data/use-rows.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Register } from '../../ui/register/register.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { fileColumns } from './file-columns.tsx';
import { OpenFileDialog } from './open-file-dialog.tsx';
import './files.css';

type Shelf = 'inbox' | 'parked' | 'asked' | 'closed';
const shelves: readonly Shelf[] = ['inbox', 'parked', 'asked', 'closed'];

const titles: Record<Folder, MessageKey> = { inbox: 'frame.inbox', sent: 'frame.sent', created: 'frame.created' };
const emptyTexts: Record<Folder | Shelf, MessageKey> = {
  inbox: 'files.emptyInbox',
  sent: 'files.emptySent',
  created: 'files.emptyCreated',
  parked: 'files.emptyParked',
  closed: 'files.emptyClosed',
  asked: 'files.emptyAsked',
};

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

/** One folder of the desk: what came, what went on, what was opened here. */
export function FilesScreen({ folder }: { readonly folder: Folder }) {
  const language = useLanguage();
  const { t } = language;
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim());
  const [shelf, setShelf] = useState<Shelf>('inbox');
  const shown = folder === 'inbox' ? shelf : folder;
  const filter = useMemo(() => ({ folder: shown, ...(search ? { search } : {}) }), [shown, search]);
  const fetchPage = useCallback((range: { offset: number; limit: number }) => fetchAnswer('files.list', { ...filter, ...range }), [filter]);
  const files = useRows('files.list', filter, fetchPage);
  const columns = useMemo(() => fileColumns(folder, language), [folder, language]);
  const form = useNewFileForm();
  const mayOpen = useMay('file.work');
  const approves = useMay('letter.approve');
  const empty = search ? (
    <EmptyState icon="search" title={t('frame.nothingFound')} text={t('files.nothingFoundText')} />
  ) : (
    <EmptyState icon={folder === 'sent' ? 'sent' : folder === 'inbox' ? 'inbox' : 'file'} title={t('files.emptyTitle')} text={t(emptyTexts[shown])}>
      {folder === 'created' && mayOpen ? <Button onPress={() => form.setOpen(true)}>{t('files.open')}</Button> : null}
    </EmptyState>
  );
  return (
    <Page
      title={t(titles[folder])}
      testId={`files-${folder}`}
      actions={
        <>
          {folder === 'inbox' ? <Choices label={t('files.folders')} hideLabel options={shelves.filter((id) => approves || id !== 'asked').map((id) => ({ id, label: t(`files.folder_${id}`) }))} value={shelf} onChange={setShelf} /> : null}
          <SearchBox label={t('files.search')} value={typed} onChange={setTyped} />
          {mayOpen ? (
            <Button kind="primary" icon="add" onPress={() => form.setOpen(true)} testId="open-file">
              {t('files.open')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="page-body page-register">
        <ErrorNotice error={files.error} />
        <Register
          label={t(titles[folder])}
          columns={columns}
          rows={files.rows}
          rowId={(row) => row.id}
          onOpen={(row) => goTo({ screen: 'file', fileId: row.id })}
          emphasised={(row) => shown === 'inbox' && row.unread}
          empty={files.loading ? null : empty}
          minWidth="58rem"
          total={files.total}
          onMore={files.more}
          foot={files.total > 0 ? t('files.count', { count: files.total }) : null}
          testId="files"
        />
      </div>
      {form.open ? <OpenFileDialog onClose={() => form.setOpen(false)} onOpened={(fileId) => goTo({ screen: 'file', fileId })} /> : null}
    </Page>
  );
}
