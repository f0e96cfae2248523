import { useState } from 'react';
import type { HeadView } from '../../../preload/contract/office-numbering.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

export const levels: readonly HeadView['level'][] = ['basic', 'primary', 'secondary', 'tertiary'];

/** Adds a head to one of the four lists of the section. */
export function AddHeadDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [level, setLevel] = useState<HeadView['level']>('basic');
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const add = useCommand('office.addHead');
  const wrong = tried && (code.trim() === '' || name.trim() === '');
  const submit = async () => {
    setTried(true);
    if (code.trim() === '' || name.trim() === '') return;
    if ((await add.run({ level, code, name })).ok) onClose();
  };
  return (
    <FormDialog name="add-head" title={t('office.headAdd')} action={t('office.add')} ready={!add.busy} error={add.error} onClose={onClose} onSubmit={() => void submit()}>
      <SelectField label={t('office.headLevel')} options={levels.map((id) => ({ id, label: t(`files.head_${id}`) }))} value={level} onChange={setLevel} testId="head-level" />
      <TextField label={t('office.headCode')} value={code} onChange={setCode} maxLength={20} leftToRight autoFocus error={wrong ? t('office.headNeeds') : undefined} testId="head-code" />
      <TextField label={t('office.headName')} value={name} onChange={setName} maxLength={300} testId="head-name" />
    </FormDialog>
  );
}
