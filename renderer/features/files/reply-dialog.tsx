import type { FileView } from '../../../preload/contract/files.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SendingFields, useSending } from '../../ui/movement/sending-fields.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';

type Props = { readonly file: FileView; readonly onClose: () => void; readonly onReplied: () => void };

/** An answer to the post that the file came from. */
export function ReplyDialog({ file, onClose, onReplied }: Props) {
  const { t, name } = useLanguage();
  const { sending, change, said } = useSending(file.urgency);
  const reply = useCommand('files.reply');
  const submit = async () => {
    if (!(await reply.run({ fileId: file.id, ...said })).ok) return;
    onClose();
    showToast(t('files.replied'));
    onReplied();
  };
  const ready = !reply.busy && file.yellow === null;
  return (
    <FormDialog name="reply" title={t('files.reply')} action={t('files.replyNow')} ready={ready} error={reply.error} onClose={onClose} onSubmit={() => void submit()}>
      {file.yellow ? <Notice tone="warn">{t('files.yellowFirst')}</Notice> : null}
      {file.cameFrom ? <p>{t('files.replyTo', { post: name(file.cameFrom) })}</p> : null}
      <SendingFields sending={sending} onChange={change} autoFocus name="reply" />
    </FormDialog>
  );
}
