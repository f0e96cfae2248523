import { useState } from 'react';
import type { Role } from '../../../preload/contract/session.ts';
import type { LocalText } from '../../../preload/contract/values.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { isNamed, LocalTextField } from './local-text-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { RolesField } from './roles-field.tsx';

const noName: LocalText = {};

/** A new post in a section; it is vacant until somebody is given charge of it. */
export function AddPostDialog({ sectionId, onClose }: { readonly sectionId: string; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [name, setName] = useState(noName);
  const [code, setCode] = useState('');
  const [roles, setRoles] = useState<Role[]>(['assistant']);
  const add = useCommand('office.addPost');
  const submit = async () => {
    const result = await add.run({ sectionId, name, code: code.trim(), roles });
    if (result.ok) onClose();
  };
  return (
    <FormDialog name="office" title={t('office.addPost')} action={t('office.add')} ready={isNamed(name) && code.trim() !== '' && roles.length > 0 && !add.busy} error={add.error} onClose={onClose} onSubmit={() => void submit()}>
      <LocalTextField label={t('setup.postName')} value={name} onChange={setName} />
      <TextField label={t('setup.postCode')} value={code} onChange={setCode} maxLength={30} />
      <RolesField value={roles} onChange={setRoles} />
    </FormDialog>
  );
}
