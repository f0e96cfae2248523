import { useEffect, useMemo, useRef, useState } from 'react';
import type { FileView } from '../../../preload/contract/files.ts';
import { goTo } from '../../data/navigation.ts';
import { useOfferedActs } from '../../data/screen-acts.ts';
import { useMay } from '../../data/session.tsx';
import { ask } from '../../data/ask.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { BinDialog } from '../../ui/bin-dialog.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { CloseDialog, ReopenDialog } from './close-dialog.tsx';
import { CoverDialog } from './cover-dialog.tsx';
import { fileActs, type FileActId } from './file-acts.ts';
import { OtherFileDialog } from './other-file-dialog.tsx';
import { ParkDialog } from './park-dialog.tsx';
import { PartDialog } from './part-dialog.tsx';

type Props = { readonly file: FileView; readonly beforeLeaving: () => Promise<boolean> };
type DialogProps = { readonly act: FileActId; readonly file: FileView; readonly onClose: () => void };

function ActDialog({ act, ...props }: DialogProps) {
  switch (act) {
    case 'cover':
      return <CoverDialog {...props} />;
    case 'park':
      return <ParkDialog {...props} />;
    case 'link':
    case 'attach':
      return <OtherFileDialog kind={act} {...props} />;
    case 'part':
      return <PartDialog {...props} />;
    case 'close':
      return <CloseDialog {...props} />;
    case 'bin':
      return <BinDialog thing={{ kind: 'file', id: props.file.id, number: props.file.number }} onClose={props.onClose} />;
    case 'reopen':
      return <ReopenDialog {...props} />;
    default:
      return null;
  }
}

/** Acts that ask nothing further; true when the act was one of them. */
function useSingleActs(file: FileView): (act: FileActId) => Promise<boolean> {
  const { t, errorText } = useLanguage();
  return async (act) => {
    const fileId = file.id;
    if (act === 'volume') {
      const result = await ask('files.openVolume', { fileId });
      showToast(result.ok ? t('files.volumeOpened', { number: result.value.number }) : errorText(result.error), !result.ok);
      if (result.ok) goTo({ screen: 'file', fileId: result.value.id });
      return true;
    }
    const single = { unpark: 'files.unpark', detach: 'files.detach', merge: 'files.mergePart' } as const;
    if (act !== 'unpark' && act !== 'detach' && act !== 'merge') return false;
    const result = await ask(single[act], { fileId });
    const said = { unpark: t('files.unparked'), detach: t('files.detach'), merge: t('files.merged', { number: file.life.main?.number ?? '' }) };
    showToast(result.ok ? said[act] : errorText(result.error), !result.ok);
    return true;
  };
}

/** What can be done with a file beside moving it, as a menu and in the palette. */
export function FileActMenu({ file, beforeLeaving }: Props) {
  const { t } = useLanguage();
  const works = useMay('file.work');
  const officer = useMay('letter.approve');
  const [open, setOpen] = useState<FileActId | null>(null);
  const doSingle = useSingleActs(file);
  const run = async (act: FileActId) => {
    await beforeLeaving();
    if (!(await doSingle(act))) setOpen(act);
  };
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  // The palette keeps the list: it may change with the file alone, or each offer would make the next.
  const acts = useMemo(
    () => fileActs(file, { works, officer }).map((act) => ({ ...act, name: t(act.name), run: () => void latest.current(act.id) })),
    [file, works, officer, t],
  );
  useOfferedActs(acts);
  return (
    <>
      <ActionMenu label={t('files.more')} title={t('files.moreActs')} actions={acts} testId="file-acts" />
      {open === null ? null : <ActDialog act={open} file={file} onClose={() => setOpen(null)} />}
    </>
  );
}
