import { useCallback, useEffect, useRef, useState } from 'react';
import type { SystemState } from '../../preload/contract/system.ts';
import type { FileView } from '../../preload/contract/files.ts';
import { ask } from '../data/ask.ts';
import { showsFile } from '../data/file-on-screen.ts';
import { goHome, goTo } from '../data/navigation.ts';
import { useMay } from '../data/session.tsx';
import { useOfficeQuery } from '../data/use-office-query.ts';
import { FileScans } from '../features/attachments/file-scans.tsx';
import { ReceiptsOnFile } from '../features/dak/receipts-on-file.tsx';
import { CorrespondencePane } from '../features/files/correspondence-pane.tsx';
import { FileActions } from '../features/files/file-actions.tsx';
import { ReceiveFile } from '../features/files/receive-file.tsx';
import { FileHead } from '../features/files/file-head.tsx';
import { FileNotices } from '../features/files/file-notices.tsx';
import { LetterPdf } from '../features/letters/letter-pdf.tsx';
import { NewLetterDialog } from '../features/letters/new-letter-dialog.tsx';
import { Notesheet } from '../features/notes/notesheet.tsx';
import { SignatureActions } from '../features/notes/signature-actions.tsx';
import { YellowNote } from '../features/notes/yellow-note.tsx';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

type Flush = () => Promise<boolean>;

function NewLetterButton({ takesPapers, onPress }: { readonly takesPapers: boolean; readonly onPress: () => void }) {
  const { t } = useLanguage();
  const works = useMay('file.work');
  if (!works || !takesPapers) return null;
  return (
    <Button icon="add" onPress={onPress} testId="new-letter">
      {t('letters.newDraft')}
    </Button>
  );
}

function LetterPreview({ letterId }: { readonly letterId: string }) {
  const { t } = useLanguage();
  return (
    <div className="pane-preview">
      <LetterPdf
        letterId={letterId}
        actions={
          <Button icon="letter" onPress={() => goTo({ screen: 'letter', letterId })} testId="open-letter">
            {t('letters.open')}
          </Button>
        }
      />
    </div>
  );
}

function Correspondence({ file, state }: { readonly file: FileView; readonly state: SystemState }) {
  const { t } = useLanguage();
  const [chosen, setChosen] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  /** Whether scans are looked at instead of a letter, and which receipt's first. */
  const [scansOf, setScansOf] = useState<{ readonly receiptId: string | null } | null>(null);
  const shown = chosen ?? file.correspondence.at(-1)?.letterId ?? null;
  const actions = (
    <>
      <Button kind="quiet" icon="copies" onPress={() => setScansOf(scansOf ? null : { receiptId: null })} testId="file-scans">
        {t('attachments.scans')}
      </Button>
      <NewLetterButton takesPapers={file.life.takesPapers} onPress={() => setCreating(true)} />
    </>
  );
  const scans = scansOf ? (
    <div className="pane-preview pane-scans">
      <FileScans fileId={file.id} mine={file.life.takesPapers} receiptId={scansOf.receiptId} />
    </div>
  ) : null;
  const choose = (letterId: string) => {
    setScansOf(null);
    setChosen(letterId);
  };
  return (
    <>
      <CorrespondencePane
        file={file}
        chosen={scansOf ? null : shown}
        onChoose={choose}
        actions={<span className="row">{actions}</span>}
        receipts={<ReceiptsOnFile fileId={file.id} onScans={(receiptId) => setScansOf({ receiptId })} />}
        preview={scans ?? (shown ? <LetterPreview key={shown} letterId={shown} /> : null)}
      />
      {creating ? (
        <NewLetterDialog
          fileId={file.id}
          officeLanguages={state.office?.languages ?? []}
          onClose={() => setCreating(false)}
          onCreated={(letterId) => goTo({ screen: 'letter', letterId })}
        />
      ) : null}
    </>
  );
}

function Notes({ file, onFlush }: { readonly file: FileView; readonly onFlush: (flush: Flush) => void }) {
  const works = useMay('file.work');
  const [writing, setWriting] = useState(false);
  const mayWrite = works && file.life.takesPapers;
  const open = mayWrite && (writing || file.yellow !== null);
  const under = open ? (
    <YellowNote file={file} onFlush={onFlush} onClosed={() => setWriting(false)} />
  ) : mayWrite ? (
    <SignatureActions file={file} onWrite={() => setWriting(true)} />
  ) : null;
  return <Notesheet file={file} yellow={under} mine={mayWrite} />;
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
    <Page title={<FileHead file={file} />} testId="file" actions={<FileActions file={file} beforeLeaving={() => flush.current()} onLeft={goHome} />}>
      <ReceiveFile file={file} />
      <FileNotices file={file} />
      <div className="file-panes">
        <Notes file={file} onFlush={onFlush} />
        <Correspondence file={file} state={state} />
      </div>
    </Page>
  );
}
