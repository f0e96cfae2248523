import { useState } from 'react';
import type { FileView } from '../../../preload/contract/files.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay } from '../../data/session.tsx';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { FileActMenu } from './file-act-menu.tsx';
import { MovementsDialog } from './movements-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { SendDialog } from './send-dialog.tsx';

type Open = 'send' | 'return' | 'movements' | null;
type Props = {
  readonly file: FileView;
  /** Saves what is being typed; false when it could not be saved. */
  readonly beforeLeaving: () => Promise<boolean>;
  readonly onLeft: () => void;
};

/** Where the file goes from here. */
export function FileActions({ file, beforeLeaving, onLeft }: Props) {
  const { t, name, errorText } = useLanguage();
  const [open, setOpen] = useState<Open>(null);
  const pullBack = useCommand('files.pullBack');
  const works = useMay('file.work');
  const cameFrom = file.movements.some((movement) => movement.kind !== 'pull-back');
  const openAfterSaving = async (dialog: Open) => {
    await beforeLeaving();
    setOpen(dialog);
  };
  const takeBack = async () => {
    const result = await pullBack.run({ fileId: file.id });
    showToast(result.ok ? t('files.pulledBack') : errorText(result.error), !result.ok);
  };
  return (
    <>
      <Button kind="quiet" icon="clock" onPress={() => setOpen('movements')} testId="movements">
        {t('files.movements')}
      </Button>
      {works && file.canPullBack ? (
        <Button icon="pullBack" disabled={pullBack.busy} onPress={() => void takeBack()} testId="pull-back">
          {t('files.pullBack')}
        </Button>
      ) : null}
      {works && file.life.maySend && cameFrom ? (
        <Button icon="returned" onPress={() => void openAfterSaving('return')} testId="return">
          {t('files.return')}
        </Button>
      ) : null}
      <FileActMenu file={file} beforeLeaving={beforeLeaving} />
      {works && file.life.maySend ? (
        <Button kind="primary" icon="sent" onPress={() => void openAfterSaving('send')} testId="send">
          {t('files.send')}
        </Button>
      ) : null}
      {open === 'send' ? (
        <SendDialog
          file={file}
          onClose={() => setOpen(null)}
          onSent={(post) => {
            showToast(t('files.sentTo', { post: name(post) }));
            onLeft();
          }}
        />
      ) : null}
      {open === 'return' ? <ReturnDialog file={file} onClose={() => setOpen(null)} onReturned={onLeft} /> : null}
      {open === 'movements' ? <MovementsDialog file={file} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
