import { useState } from 'react';
import type { LocalText } from '../../../preload/contract/values.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { PinField } from '../../ui/pin-field.tsx';
import { isNamed, LocalTextField } from './local-text-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

const noName: LocalText = {};

/** A new person with a first PIN and a signing key behind it. */
export function AddPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [name, setName] = useState(noName);
  const [pin, setPin] = useState('');
  const add = useCommand('office.addPerson');
  const submit = async () => {
    const result = await add.run({ name, pin });
    if (result.ok) onClose();
  };
  return (
    <FormDialog name="office" title={t('office.addPerson')} action={t('office.add')} ready={isNamed(name) && pin !== '' && !add.busy} error={add.error} onClose={onClose} onSubmit={() => void submit()}>
      <LocalTextField label={t('setup.personName')} value={name} onChange={setName} />
      <PinField label={t('setup.pin')} hint={t('setup.pinHint')} value={pin} onChange={setPin} />
    </FormDialog>
  );
}
