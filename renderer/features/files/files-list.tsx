import type { ReactNode } from 'react';
import { useCallback, useMemo, useState } from 'react';
import type { FileRow } from '../../../preload/contract/files.ts';
import type { RequestInput } from '../../../preload/contract/index.ts';
import { goTo } from '../../data/navigation.ts';
import { useMay } from '../../data/session.tsx';
import { fetchAnswer } from '../../data/use-office-query.ts';
import { useRows } from '../../data/use-rows.ts';
import { useSelected } from '../../data/use-selected.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Register } from '../../ui/register/register.tsx';
import { fileColumns } from './file-columns.tsx';
import { FilesSelection } from './files-selection.tsx';

type ListFolder = RequestInput<'files.list'>['folder'];
type Props = { readonly folder: ListFolder; readonly folderId?: string; readonly search: string; readonly title: string; readonly empty: ReactNode };

const here: ReadonlySet<ListFolder> = new Set(['inbox', 'due', 'own', 'desk']);
const sortable = ['number', 'subject', 'since', 'marks'] as const;
type Sortable = (typeof sortable)[number];
type PageRange = Pick<RequestInput<'files.list'>, 'offset' | 'limit' | 'sort'>;
const nothing: ReadonlySet<string> = new Set();

/** One list of files; where something can be done with many at once, its lines can be marked. */
export function FilesList({ folder, folderId, search, title, empty }: Props) {
  const language = useLanguage();
  const { t } = language;
  const filter = useMemo(() => ({ folder, ...(folderId ? { folderId } : {}), ...(search ? { search } : {}) }), [folder, folderId, search]);
  const fetchPage = useCallback((range: PageRange) => fetchAnswer('files.list', { ...filter, ...range }), [filter]);
  const files = useRows<FileRow, Sortable>('files.list', filter, fetchPage, sortable);
  const columns = useMemo(() => fileColumns(here.has(folder), language), [folder, language]);
  const [selected, setSelected] = useState(nothing);
  const chosen = useSelected(files, selected);
  const works = useMay('file.work');
  const marks = works && (here.has(folder) || folder === 'followed');
  return (
    <>
      <ErrorNotice error={files.error} />
      {marks ? <FilesSelection rows={chosen} selected={selected} here={here.has(folder)} folderId={folderId ?? null} onClear={() => setSelected(nothing)} /> : null}
      <Register
        label={title}
        columns={columns}
        rows={files}
        list="files"
        rowId={(row) => row.id}
        onOpen={(row) => goTo({ screen: 'file', fileId: row.id })}
        emphasised={(row) => here.has(folder) && row.unread}
        {...(marks ? { selection: { ids: selected, onChange: setSelected } } : {})}
        empty={files.loading ? null : empty}
        minWidth="58rem"
        foot={files.total > 0 ? t('files.count', { count: files.total }) : null}
        testId="files"
      />
    </>
  );
}
