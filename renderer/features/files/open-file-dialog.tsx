import { useState } from 'react';
import type { RequestInput } from '../../../preload/contract/index.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { NumberText } from '../../ui/script-text.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { gradings, urgencies } from './file-words.ts';
import { HeadField } from './head-field.tsx';

type Props = { readonly onClose: () => void; readonly onOpened: (fileId: string) => void };
type NewFile = RequestInput<'files.open'>;

const numberings = ['heads', 'free'] as const;
const forms = ['electronic', 'physical'] as const;
const noHeads: Readonly<Record<string, string>> = {};

/** Opens a file: its subject, the heads that its number is made of, and how it is to be handled. */
export function OpenFileDialog({ onClose, onOpened }: Props) {
  const { t } = useLanguage();
  const [subject, setSubject] = useState('');
  const [heads, setHeads] = useState(noHeads);
  const [classification, setClassification] = useState<NewFile['classification']>('normal');
  const [urgency, setUrgency] = useState<NonNullable<NewFile['urgency']>>('routine');
  const [form, setForm] = useState<NonNullable<NewFile['form']>>('electronic');
  const [free, setFree] = useState(false);
  const [number, setNumber] = useState('');
  const [tried, setTried] = useState(false);
  const open = useCommand('files.open');
  const preview = useOfficeQuery('files.previewNumber', { heads: useSettled(heads) }, { keepPrevious: true });
  const headNames = free ? [] : (preview.value?.heads ?? []);
  const missing = (head: string) => (heads[head] ?? '').trim() === '';
  const numbered = free ? number.trim() !== '' : !headNames.some(missing);
  const complete = subject.trim() !== '' && numbered;
  const submit = async () => {
    setTried(true);
    if (!complete || open.busy) return;
    const result = await open.run({ subject: subject.trim(), heads, classification, urgency, form, ...(free ? { number: number.trim() } : {}) });
    if (!result.ok) return;
    onClose();
    onOpened(result.value.id);
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
      <Choices label={t('files.numbering')} options={numberings.map((id) => ({ id, label: t(`files.numbering_${id}`) }))} value={free ? 'free' : 'heads'} onChange={(id) => setFree(id === 'free')} />
      <div className="columns-2">
        {free ? (
          <TextField
            label={t('files.freeNumber')}
            value={number}
            onChange={setNumber}
            maxLength={120}
            leftToRight
            error={tried && number.trim() === '' ? t('files.needsNumber') : undefined}
            testId="free-number"
          />
        ) : null}
        {headNames.map((head) => (
          <HeadField
            key={head}
            head={head}
            list={preview.value?.lists[head] ?? []}
            value={heads[head] ?? ''}
            onChange={(value) => setHeads({ ...heads, [head]: value })}
            error={tried && missing(head) ? t('files.needsHead') : undefined}
          />
        ))}
        <SelectField label={t('files.form')} options={forms.map((id) => ({ id, label: t(`files.form_${id}`) }))} value={form} onChange={setForm} />
        <SelectField label={t('files.grading')} options={gradings.map((id) => ({ id, label: t(`files.grading_${id}`) }))} value={classification} onChange={setClassification} />
        <SelectField label={t('files.urgency')} options={urgencies.map((id) => ({ id, label: t(`files.urgency_${id}`) }))} value={urgency} onChange={setUrgency} />
      </div>
      {preview.value && !free ? (
        <p>
          {t('files.numberWillBe')} <span className="preview-number"><NumberText text={preview.value.number} /></span>
        </p>
      ) : null}
      <ErrorNotice error={open.error ?? preview.error} />
    </Dialog>
  );
}
