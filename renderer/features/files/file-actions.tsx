import { useState } from 'react';
import type { FileView } from '../../../preload/contract/files.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { showToast, showUndo } from '../../ui/toasts.tsx';
import { FileActMenu } from './file-act-menu.tsx';
import { MovementsDialog } from './movements-dialog.tsx';
import { ReplyDialog } from './reply-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { SendDialog } from './send-dialog.tsx';

type Open = 'send' | 'reply' | 'return' | 'movements';
type Props = {
  readonly file: FileView;
  /** Saves what is being typed; false when it could not be saved. */
  readonly beforeLeaving: () => Promise<boolean>;
  readonly onLeft: () => void;
};
type DialogProps = { readonly open: Open | null; readonly file: FileView; readonly onClose: () => void; readonly onLeft: () => void };

function ActDialog({ open, file, onClose, onLeft }: DialogProps) {
  const { t, name } = useLanguage();
  switch (open) {
    case 'send': {
      const sent = (post: Parameters<typeof name>[0]) => {
        showToast(t('files.sentTo', { post: name(post) }));
        onLeft();
      };
      return <SendDialog fileIds={[file.id]} urgency={file.urgency} yellow={file.yellow !== null} onClose={onClose} onSent={sent} />;
    }
    case 'reply':
      return <ReplyDialog file={file} onClose={onClose} onReplied={onLeft} />;
    case 'return':
      return <ReturnDialog file={file} onClose={onClose} onReturned={onLeft} />;
    case 'movements':
      return <MovementsDialog file={file} onClose={onClose} />;
    case null:
      return null;
  }
}

/** What the sender can still do with a file that went on: take it back while nobody opened it, end following it up. */
function SentActions({ file }: { readonly file: FileView }) {
  const { t, errorText } = useLanguage();
  const pullBack = useCommand('files.pullBack');
  const follow = useCommand('movement.followUp');
  const { value: place } = useOfficeQuery('handover.ofFile', { fileId: file.id });
  const takeBack = async () => {
    const result = await pullBack.run({ fileId: file.id });
    showToast(result.ok ? t(place ? 'handover.recalled' : 'files.pulledBack') : errorText(result.error), !result.ok);
  };
  const followAgain = () => void follow.run({ kind: 'file', ids: [file.id], followed: true });
  const stop = async () => {
    if ((await follow.run({ kind: 'file', ids: [file.id], followed: false })).ok) showUndo(t('movement.followedNoMore', { count: 1 }), t('lists.undo'), followAgain);
  };
  return (
    <>
      {file.followed ? (
        <Button icon="clock" disabled={follow.busy} onPress={() => void stop()} testId="stop-following">
          {t('movement.stopFollowing')}
        </Button>
      ) : null}
      {file.canPullBack && !place?.recalled ? (
        <Button icon="pullBack" disabled={pullBack.busy} onPress={() => void takeBack()} testId="pull-back">
          {t('files.pullBack')}
        </Button>
      ) : null}
    </>
  );
}

/** Where the file goes from here. */
export function FileActions({ file, beforeLeaving, onLeft }: Props) {
  const { t } = useLanguage();
  const [open, setOpen] = useState<Open | null>(null);
  const works = useMay('file.work');
  const openAfterSaving = async (dialog: Open) => {
    await beforeLeaving();
    setOpen(dialog);
  };
  return (
    <>
      <Button kind="quiet" icon="clock" onPress={() => setOpen('movements')} testId="movements">
        {t('files.movements')}
      </Button>
      {works ? <SentActions file={file} /> : null}
      {works && file.life.maySend && file.cameFrom ? (
        <>
          <Button icon="returned" onPress={() => void openAfterSaving('return')} testId="return">
            {t('files.return')}
          </Button>
          <Button icon="returned" onPress={() => void openAfterSaving('reply')} testId="reply">
            {t('files.reply')}
          </Button>
        </>
      ) : null}
      <FileActMenu file={file} beforeLeaving={beforeLeaving} />
      {works && file.life.maySend ? (
        <Button kind="primary" icon="sent" onPress={() => void openAfterSaving('send')} testId="send">
          {t('files.send')}
        </Button>
      ) : null}
      <ActDialog open={open} file={file} onClose={() => setOpen(null)} onLeft={onLeft} />
    </>
  );
}
