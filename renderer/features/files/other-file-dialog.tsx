import { useState } from 'react';
import type { FileView } from '../../../preload/contract/files.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

type Props = { readonly file: FileView; readonly kind: 'link' | 'attach'; readonly onClose: () => void };

/** Links with any other file, or attaches to one that lies on this desk. */
export function OtherFileDialog({ file, kind, onClose }: Props) {
  const { t } = useLanguage();
  const { value: files } = useOfficeQuery('files.list', { folder: kind === 'link' ? 'all' : 'inbox', limit: 500 });
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
        empty={t('frame.nothingFound')}
        autoFocus
        error={tried && otherId === null ? t('files.needsOtherFile') : undefined}
        testId="other-file-field"
      />
    </FormDialog>
  );
}
