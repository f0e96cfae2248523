import { useState } from 'react';
import type { RequestInput } from '../../../preload/contract/index.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { NumberText } from '../../ui/script-text.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { gradings, urgencies } from './file-words.ts';
import { isNumbered, noNumber, NumberFields } from './number-fields.tsx';

type Props = { readonly onClose: () => void; readonly onOpened: (fileId: string) => void };
type NewFile = RequestInput<'files.open'>;

const forms = ['electronic', 'physical'] as const;

/** Opens a file: its subject, the heads that its number is made of, and how it is to be handled. */
export function OpenFileDialog({ onClose, onOpened }: Props) {
  const { t } = useLanguage();
  const [subject, setSubject] = useState('');
  const [numbering, setNumbering] = useState(noNumber);
  const [classification, setClassification] = useState<NewFile['classification']>('normal');
  const [urgency, setUrgency] = useState<NonNullable<NewFile['urgency']>>('routine');
  const [form, setForm] = useState<NonNullable<NewFile['form']>>('electronic');
  const [tried, setTried] = useState(false);
  const open = useCommand('files.open');
  const preview = useOfficeQuery('files.previewNumber', { heads: useSettled(numbering.heads) }, { keepPrevious: true });
  const headNames = preview.value?.heads ?? [];
  const complete = subject.trim() !== '' && isNumbered(numbering, headNames);
  const submit = async () => {
    setTried(true);
    if (!complete || open.busy) return;
    const result = await open.run({ subject: subject.trim(), heads: numbering.heads, classification, urgency, form, ...(numbering.free ? { number: numbering.number.trim() } : {}) });
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
      <NumberFields value={numbering} onChange={setNumbering} heads={headNames} lists={preview.value?.lists ?? {}} tried={tried} />
      <div className="columns-2">
        <SelectField label={t('files.form')} options={forms.map((id) => ({ id, label: t(`files.form_${id}`) }))} value={form} onChange={setForm} />
        <SelectField label={t('files.grading')} options={gradings.map((id) => ({ id, label: t(`files.grading_${id}`) }))} value={classification} onChange={setClassification} />
        <SelectField label={t('files.urgency')} options={urgencies.map((id) => ({ id, label: t(`files.urgency_${id}`) }))} value={urgency} onChange={setUrgency} />
      </div>
      {preview.value && !numbering.free ? (
        <p>
          {t('files.numberWillBe')} <span className="preview-number"><NumberText text={preview.value.number} /></span>
        </p>
      ) : null}
      <ErrorNotice error={open.error ?? preview.error} />
    </Dialog>
  );
}
