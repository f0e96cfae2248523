import { useState } from 'react';
import type { ReceiptRow } from '../../../preload/contract/dak.ts';
import type { BatchOutcome } from '../../../preload/contract/values.ts';
import { useSession } from '../../data/session.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { RefusedNotice } from '../../ui/movement/refused-notice.tsx';
import { SendingFields, useSending } from '../../ui/movement/sending-fields.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { CopyPostsField } from './copy-posts-field.tsx';
import { postOptions } from './post-options.ts';

type Props = {
  readonly receiptIds: readonly string[];
  /** What they have in common; null where each keeps its own. */
  readonly urgency: ReceiptRow['urgency'] | null;
  readonly onClose: () => void;
  readonly onMarked: () => void;
};

/** Marks receipts to the post that deals with them, with copies for information to others. */
export function MarkDialog({ receiptIds, urgency, onClose, onMarked }: Props) {
  const { t, name } = useLanguage();
  const { post: own } = useSession();
  const { value: structure } = useOfficeQuery('office.structure', {});
  const [postId, setPostId] = useState<string | null>(null);
  const [copies, setCopies] = useState<readonly string[]>([]);
  const { sending, change, said } = useSending(urgency);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<BatchOutcome['refused']>([]);
  const mark = useCommand('dak.markMany');
  const options = postOptions(structure, name).filter((option) => option.id !== own.postId);
  const submit = async () => {
    setTried(true);
    if (postId === null) return;
    const copyToPostIds = copies.filter((id) => id !== postId);
    const result = await mark.run({ receiptIds: [...receiptIds], toPostId: postId, copyToPostIds, ...said });
    if (!result.ok) return;
    setRefused(result.value.refused);
    if (result.value.refused.length > 0) return;
    showToast(t('dak.marked', { post: options.find(({ id }) => id === postId)?.label ?? '' }));
    onMarked();
  };
  return (
    <FormDialog
      name="mark"
      title={receiptIds.length > 1 ? t('dak.markMany', { count: receiptIds.length }) : t('dak.mark')}
      action={t('dak.markNow')}
      ready={!mark.busy}
      error={mark.error}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <ComboField
        label={t('files.to')}
        options={options}
        value={postId}
        onChange={setPostId}
        empty={t('frame.nothingFound')}
        autoFocus
        error={tried && postId === null ? t('dak.needsPost') : undefined}
        testId="mark-to"
      />
      <CopyPostsField options={options.filter(({ id }) => id !== postId)} chosen={copies} onChange={setCopies} />
      <SendingFields sending={sending} onChange={change} name="mark" />
      <RefusedNotice refused={refused} />
    </FormDialog>
  );
}
