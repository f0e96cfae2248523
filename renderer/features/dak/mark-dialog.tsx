import { useState } from 'react';
import type { ReceiptView } from '../../../preload/contract/dak.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { urgencies } from './dak-words.ts';
import { postOptions } from './post-options.ts';

/** Marks a receipt to a post, with what is asked of it and by when. */
export function MarkDialog({ receipt, onClose }: { readonly receipt: ReceiptView; readonly onClose: () => void }) {
  const { t, name } = useLanguage();
  const { value: structure } = useOfficeQuery('office.structure', {});
  const [postId, setPostId] = useState<string | null>(null);
  const [urgency, setUrgency] = useState(receipt.urgency);
  const [dueOn, setDueOn] = useState<string | null>(receipt.dueOn);
  const [remarks, setRemarks] = useState('');
  const [tried, setTried] = useState(false);
  const mark = useCommand('dak.mark');
  const options = postOptions(structure, name).filter((option) => option.id !== receipt.holderPostId);
  const submit = async () => {
    setTried(true);
    if (postId === null) return;
    const result = await mark.run({ receiptId: receipt.id, toPostId: postId, remarks, urgency, ...(dueOn ? { dueOn } : {}) });
    if (!result.ok) return;
    const post = structure?.posts.find((candidate) => candidate.id === postId);
    showToast(t('dak.marked', { post: post ? name(post.name) : '' }));
    onClose();
  };
  return (
    <FormDialog name="mark" title={t('dak.mark')} action={t('dak.markNow')} ready={!mark.busy} error={mark.error} onClose={onClose} onSubmit={() => void submit()}>
      <ComboField
        label={t('files.to')}
        options={options}
        value={postId}
        onChange={setPostId}
        empty={t('frame.nothingFound')}
        autoFocus
        error={tried && postId === null ? t('files.needsPost') : undefined}
        testId="mark-to"
      />
      <div className="columns-2">
        <SelectField label={t('files.urgency')} options={urgencies.map((id) => ({ id, label: t(`files.urgency_${id}`) }))} value={urgency} onChange={setUrgency} />
        <DateField label={t('dak.dueOn')} value={dueOn} onChange={setDueOn} optional />
      </div>
      <TextField label={t('files.remarks')} value={remarks} onChange={setRemarks} lines={2} optional maxLength={4000} testId="mark-remarks" />
    </FormDialog>
  );
}
