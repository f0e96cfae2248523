import { useState } from 'react';
import type { LocalText } from '../../../preload/contract/values.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { isNamed, LocalTextField } from './local-text-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

const noName: LocalText = {};

/** A new section, with a sealing key of its own. */
export function AddSectionDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [name, setName] = useState(noName);
  const [code, setCode] = useState('');
  const add = useCommand('office.addSection');
  const submit = async () => {
    const result = await add.run({ name, code: code.trim() });
    if (result.ok) onClose();
  };
  return (
    <FormDialog name="office" title={t('office.addSection')} action={t('office.add')} ready={isNamed(name) && code.trim() !== '' && !add.busy} error={add.error} onClose={onClose} onSubmit={() => void submit()}>
      <LocalTextField label={t('setup.sectionName')} value={name} onChange={setName} />
      <TextField label={t('setup.sectionCode')} value={code} onChange={setCode} maxLength={20} />
    </FormDialog>
  );
}
