import { useState } from 'react';
import type { FileView } from '../../../preload/contract/files.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

type Props = { readonly file: FileView; readonly kind: 'link' | 'attach'; readonly onClose: () => void };

/** Once a file is chosen its number stands in the field with its subject after it. */
const numberTyped = (typed: string): string => typed.split(' · ')[0]?.trim().slice(0, 300) ?? '';

/** Links with any other file, or attaches to one that lies on this desk. */
export function OtherFileDialog({ file, kind, onClose }: Props) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const search = useSettled(numberTyped(typed));
  const { value: files } = useOfficeQuery('files.list', { folder: kind === 'link' ? 'all' : 'inbox', limit: 50, ...(search ? { search } : {}) }, { keepPrevious: true });
  const [otherId, setOtherId] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const link = useCommand('files.link');
  const attach = useCommand('files.attach');
  const act = kind === 'link' ? link : attach;
  const options = (files?.rows ?? []).filter((row) => row.id !== file.id).map((row) => ({ id: row.id, label: row.number, detail: row.subject }));
  const submit = async () => {
    setTried(true);
    if (otherId === null) return;
    if ((await act.run({ fileId: file.id, otherId })).ok) onClose();
  };
  return (
    <FormDialog name={kind} title={t(`files.${kind}`)} action={t(`files.${kind}Now`)} ready={!act.busy} error={act.error} onClose={onClose} onSubmit={() => void submit()}>
      <p className="soft">{t(`files.${kind}Text`)}</p>
      <ComboField
        label={t('files.otherFile')}
        options={options}
        value={otherId}
        onChange={setOtherId}
        onType={setTyped}
        empty={t('frame.nothingFound')}
        autoFocus
        error={tried && otherId === null ? t('files.needsOtherFile') : undefined}
        testId="other-file-field"
      />
    </FormDialog>
  );
}
