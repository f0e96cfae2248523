import type { FileView } from '../../../preload/contract/files.ts';
import { useMay } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

type Props = { readonly file: FileView; readonly onClose: () => void };

/** Closes a file, or asks for it where the post is no officer's. */
export function CloseDialog({ file, onClose }: Props) {
  const { t } = useLanguage();
  const officer = useMay('letter.approve');
  const ask = useCommand('files.askClosing');
  const title = t(officer ? 'files.close' : 'files.askClosing');
  return (
    <ReasonDialog
      name="close-file"
      title={title}
      action={title}
      text={officer ? t('files.closeText') : `${t('files.closeText')} ${t('files.askText')}`}
      run={(remarks) => ask.run({ fileId: file.id, remarks })}
      error={ask.error}
      done={({ done }) => t(done ? 'files.closedNow' : 'files.asked')}
      onClose={onClose}
    />
  );
}

/** Reopens a file that this post closed, or asks for it. */
export function ReopenDialog({ file, onClose }: Props) {
  const { t } = useLanguage();
  const officer = useMay('letter.approve');
  const ask = useCommand('files.askReopening');
  const title = t(officer ? 'files.reopen' : 'files.askReopening');
  return (
    <ReasonDialog
      name="reopen-file"
      title={title}
      action={title}
      {...(officer ? {} : { text: t('files.askText') })}
      run={(remarks) => ask.run({ fileId: file.id, remarks })}
      error={ask.error}
      done={({ done }) => t(done ? 'files.reopenedNow' : 'files.asked')}
      onClose={onClose}
    />
  );
}
