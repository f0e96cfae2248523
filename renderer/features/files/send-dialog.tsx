import { useState } from 'react';
import type { FileView } from '../../../preload/contract/files.ts';
import type { LocalText } from '../../../preload/contract/values.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ChannelNotice } from './channel-notice.tsx';
import { urgencies } from './file-words.ts';
import { postOptions } from './post-options.ts';

type Props = { readonly file: FileView; readonly onClose: () => void; readonly onSent: (post: LocalText) => void };

/** Puts the file up or forwards it to a post; whoever holds that charge finds it in his inbox. */
export function SendDialog({ file, onClose, onSent }: Props) {
  const { t, name } = useLanguage();
  const { value: structure } = useOfficeQuery('office.structure', {});
  const [kind, setKind] = useState<'put-up' | 'forward'>('put-up');
  const [postId, setPostId] = useState<string | null>(null);
  const [urgency, setUrgency] = useState(file.urgency);
  const [remarks, setRemarks] = useState('');
  const [tried, setTried] = useState(false);
  const send = useCommand('files.send');
  const options = structure ? postOptions(structure, name).filter((option) => option.id !== file.holderPostId) : [];
  const submit = async () => {
    setTried(true);
    if (postId === null || send.busy) return;
    const result = await send.run({ fileId: file.id, toPostId: postId, kind, remarks, urgency });
    if (!result.ok) return;
    const post = structure?.posts.find((candidate) => candidate.id === postId);
    onClose();
    onSent(post?.name ?? {});
  };
  return (
    <Dialog
      title={t('files.send')}
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
      {file.yellow ? <Notice>{t('files.yellowFirst')}</Notice> : null}
      <ComboField
        label={t('files.to')}
        options={options}
        value={postId}
        onChange={setPostId}
        empty={t('frame.nothingFound')}
        autoFocus
        error={tried && postId === null ? t('files.needsPost') : undefined}
        testId="send-to"
      />
      {postId === null ? null : <ChannelNotice fileId={file.id} toPostId={postId} />}
      <div className="columns-2">
        <Choices
          label={t('files.how')}
          options={[
            { id: 'put-up', label: t('files.putUp') },
            { id: 'forward', label: t('files.forward') },
          ]}
          value={kind}
          onChange={setKind}
        />
        <SelectField label={t('files.urgency')} options={urgencies.map((id) => ({ id, label: t(`files.urgency_${id}`) }))} value={urgency} onChange={setUrgency} />
      </div>
      <TextField label={t('files.remarks')} value={remarks} onChange={setRemarks} lines={2} optional maxLength={4000} testId="send-remarks" />
      <ErrorNotice error={send.error} />
    </Dialog>
  );
}
