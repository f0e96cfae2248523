import { useState } from 'react';
import type { FileView } from '../../../preload/contract/files.ts';
import type { BatchOutcome, LocalText } from '../../../preload/contract/values.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RefusedNotice } from '../../ui/movement/refused-notice.tsx';
import { SendingFields, useSending } from '../../ui/movement/sending-fields.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { ChannelNotice } from './channel-notice.tsx';
import { ReceiverFields, useReceiver } from './receiver-fields.tsx';

type Props = {
  readonly fileIds: readonly string[];
  /** What they have in common; null where each keeps its own. */
  readonly urgency: FileView['urgency'] | null;
  readonly yellow: boolean;
  readonly onClose: () => void;
  readonly onSent: (post: LocalText) => void;
};

/** Puts files up or forwards them to a post; whoever holds that charge finds them in his inbox. */
export function SendDialog({ fileIds, urgency, yellow, onClose, onSent }: Props) {
  const { t } = useLanguage();
  const [fileId] = fileIds;
  const receiver = useReceiver();
  const { postId } = receiver;
  const [kind, setKind] = useState<'put-up' | 'forward'>('put-up');
  const { sending, change, said } = useSending(urgency);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<BatchOutcome['refused']>([]);
  const send = useCommand('files.sendMany');
  const submit = async () => {
    setTried(true);
    if (postId === null || send.busy) return;
    const result = await send.run({ fileIds: [...fileIds], toPostId: postId, kind, ...said });
    if (!result.ok) return;
    setRefused(result.value.refused);
    if (result.value.refused.length > 0) return;
    onClose();
    onSent(receiver.nameOfPost());
  };
  return (
    <Dialog
      title={fileIds.length > 1 ? t('files.sendMany', { count: fileIds.length }) : t('files.send')}
      onClose={onClose}
      onSubmit={() => void submit()}
      testId="send-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" icon="sent" submits disabled={send.busy} testId="send-confirm">
            {t(kind === 'put-up' ? 'files.putUpNow' : 'files.forwardNow')}
          </Button>
        </>
      }
    >
      {yellow ? <Notice>{t('files.yellowFirst')}</Notice> : null}
      <ReceiverFields receiver={receiver} tried={tried} />
      {postId !== null && receiver.isHere && fileId !== undefined && fileIds.length === 1 ? <ChannelNotice fileId={fileId} toPostId={postId} /> : null}
      <Choices
        label={t('files.how')}
        options={[
          { id: 'put-up', label: t('files.putUp') },
          { id: 'forward', label: t('files.forward') },
        ]}
        value={kind}
        onChange={setKind}
      />
      <SendingFields sending={sending} onChange={change} name="send" />
      <RefusedNotice refused={refused} />
      <ErrorNotice error={send.error} />
    </Dialog>
  );
}
