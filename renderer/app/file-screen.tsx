import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SystemState } from '../../preload/contract/system.ts';
import type { PaperView } from '../../preload/contract/correspondence.ts';
import type { FileView } from '../../preload/contract/files.ts';
import { ask } from '../data/ask.ts';
import { showsFile } from '../data/file-on-screen.ts';
import { goToInbox } from '../data/navigation.ts';
import { useMay } from '../data/session.tsx';
import { useOfficeQuery } from '../data/use-office-query.ts';
import { DocketLines } from '../features/correspondence/docket-lines.tsx';
import { FlaggedPapers } from '../features/correspondence/flagged-papers.tsx';
import { NoteReferences } from '../features/correspondence/note-references.tsx';
import { allSheets, placeOf, placeOfPaper, type FilePage } from '../features/correspondence/pages.ts';
import { FileActions } from '../features/files/file-actions.tsx';
import { ReceiveFile } from '../features/files/receive-file.tsx';
import { FileHead } from '../features/files/file-head.tsx';
import { FileNotices } from '../features/files/file-notices.tsx';
import { PlaceNotice } from '../features/handover/place-notice.tsx';
import { Notesheet } from '../features/notes/notesheet.tsx';
import { SignatureActions } from '../features/notes/signature-actions.tsx';
import { YellowNote } from '../features/notes/yellow-note.tsx';
import { useLanguage } from '../i18n/language-provider.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { CorrespondenceSide, type OnTheRight } from './correspondence-side.tsx';

type Flush = () => Promise<boolean>;

type NotesProps = { readonly file: FileView; readonly papers: readonly PaperView[]; readonly onPaper: (paperId: string) => void; readonly onFlush: (flush: Flush) => void };

function Notes({ file, papers, onPaper, onFlush }: NotesProps) {
  const works = useMay('file.work');
  const [writing, setWriting] = useState(false);
  const mayWrite = works && file.life.takesPapers;
  const open = mayWrite && (writing || file.yellow !== null);
  const under = open ? (
    <YellowNote file={file} onFlush={onFlush} onClosed={() => setWriting(false)} />
  ) : mayWrite ? (
    <SignatureActions file={file} onWrite={() => setWriting(true)} />
  ) : null;
  return (
    <Notesheet
      file={file}
      yellow={under}
      mine={mayWrite}
      above={<FlaggedPapers papers={papers} onOpen={onPaper} />}
      below={(note) => <DocketLines dockets={file.dockets} after={note} onOpen={onPaper} />}
    />
  );
}

const noPapers: readonly PaperView[] = [];

/** Notes on one side, correspondence on the other; what a note refers to opens beside it. */
function BothSides({ file, state, onFlush }: { readonly file: FileView; readonly state: SystemState; readonly onFlush: (flush: Flush) => void }) {
  const { value: papers = noPapers } = useOfficeQuery('correspondence.ofFile', { fileId: file.id });
  const sheets = useMemo(() => allSheets(papers), [papers]);
  const [shown, setShown] = useState<OnTheRight>(null);
  const onPaper = useCallback(
    (paperId: string) => {
      const place = placeOfPaper(sheets, paperId);
      if (place) setShown({ kind: 'paper', place });
    },
    [sheets],
  );
  const onPage = useCallback(
    (page: FilePage) => {
      const place = placeOf(sheets, page);
      if (place) setShown({ kind: 'paper', place });
    },
    [sheets],
  );
  return (
    <div className="panes">
      <NoteReferences file={file} papers={papers} onPage={onPage}>
        <Notes file={file} papers={papers} onPaper={onPaper} onFlush={onFlush} />
      </NoteReferences>
      <CorrespondenceSide file={file} state={state} papers={papers} shown={shown} onShow={setShown} />
    </div>
  );
}

/** A file as it lies open on a desk: notes on one side, correspondence on the other. */
export function FileScreen({ fileId, state }: { readonly fileId: string; readonly state: SystemState }) {
  const { t } = useLanguage();
  const { value: file, error } = useOfficeQuery('files.view', { fileId });
  const works = useMay('file.work');
  const flush = useRef<Flush>(() => Promise.resolve(true));
  const onFlush = useCallback((next: Flush) => {
    flush.current = next;
  }, []);
  const mine = file?.mine ?? false;
  useEffect(() => {
    if (mine && works) void ask('files.markRead', { fileId });
  }, [mine, works, fileId]);
  const number = file?.number;
  useEffect(() => (number === undefined ? undefined : showsFile({ id: fileId, number })), [fileId, number]);
  if (!file) {
    return (
      <Page title={t('files.file')} testId="file">
        <div className="page-body">
          <ErrorNotice error={error} />
        </div>
      </Page>
    );
  }
  return (
    <Page title={<FileHead file={file} />} testId="file" actions={<FileActions file={file} beforeLeaving={() => flush.current()} onLeft={goToInbox} />}>
      <ReceiveFile file={file} />
      <PlaceNotice fileId={file.id} />
      <FileNotices file={file} />
      <BothSides key={file.id} file={file} state={state} onFlush={onFlush} />
    </Page>
  );
}
