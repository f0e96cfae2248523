import { useState } from 'react';
import type { RequestInput } from '../../../preload/contract/index.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { isMessageKey } from '../../i18n/catalog.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { NumberText } from '../../ui/script-text.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { gradings, urgencies } from './file-words.ts';

type Props = { readonly onClose: () => void; readonly onOpened: (fileId: string) => void };
type NewFile = RequestInput<'files.open'>;

const noHeads: Readonly<Record<string, string>> = {};

/** Opens a file: its subject, the heads that its number is made of, and how it is to be handled. */
export function OpenFileDialog({ onClose, onOpened }: Props) {
  const { t } = useLanguage();
  const [subject, setSubject] = useState('');
  const [heads, setHeads] = useState(noHeads);
  const [classification, setClassification] = useState<NewFile['classification']>('normal');
  const [urgency, setUrgency] = useState<NonNullable<NewFile['urgency']>>('routine');
  const [tried, setTried] = useState(false);
  const open = useCommand('files.open');
  const preview = useOfficeQuery('files.previewNumber', { heads: useSettled(heads) }, { keepPrevious: true });
  const headNames = preview.value?.heads ?? [];
  const missing = (head: string) => (heads[head] ?? '').trim() === '';
  const complete = subject.trim() !== '' && !headNames.some(missing);
  const submit = async () => {
    setTried(true);
    if (!complete || open.busy) return;
    const result = await open.run({ subject: subject.trim(), heads, classification, urgency });
    if (!result.ok) return;
    onClose();
    onOpened(result.value.id);
  };
  const headLabel = (head: string) => {
    const key = `files.head_${head}`;
    return isMessageKey(key) ? t(key) : t('files.headOther', { name: head });
  };
  return (
    <Dialog
      title={t('files.open')}
      onClose={onClose}
      onSubmit={() => void submit()}
      testId="open-file-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" submits disabled={open.busy} testId="open-file-confirm">
            {t('files.openNow')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('files.subject')}
        value={subject}
        onChange={setSubject}
        maxLength={300}
        autoFocus
        lines={2}
        error={tried && subject.trim() === '' ? t('files.needsSubject') : undefined}
        testId="file-subject"
      />
      <div className="columns-2">
        {headNames.map((head) => (
          <TextField
            key={head}
            label={headLabel(head)}
            value={heads[head] ?? ''}
            onChange={(value) => setHeads({ ...heads, [head]: value })}
            maxLength={20}
            leftToRight
            error={tried && missing(head) ? t('files.needsHead') : undefined}
            testId={`head-${head}`}
          />
        ))}
        <SelectField label={t('files.grading')} options={gradings.map((id) => ({ id, label: t(`files.grading_${id}`) }))} value={classification} onChange={setClassification} />
        <SelectField label={t('files.urgency')} options={urgencies.map((id) => ({ id, label: t(`files.urgency_${id}`) }))} value={urgency} onChange={setUrgency} />
      </div>
      {preview.value ? (
        <p>
          {t('files.numberWillBe')} <span className="preview-number"><NumberText text={preview.value.number} /></span>
        </p>
      ) : null}
      <ErrorNotice error={open.error ?? preview.error} />
    </Dialog>
  );
}
