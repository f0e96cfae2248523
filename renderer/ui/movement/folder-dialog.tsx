import { useState } from 'react';
import type { DeskFolder } from '../../../preload/contract/movement.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../button.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { TextField } from '../text-field.tsx';

type Props = { readonly folder: DeskFolder; readonly onClose: () => void; readonly onDeleted: () => void };

/** Gives a folder of the post another name, or deletes it once nothing lies in it. */
export function FolderDialog({ folder, onClose, onDeleted }: Props) {
  const { t } = useLanguage();
  const [name, setName] = useState(folder.name);
  const rename = useCommand('movement.renameFolder');
  const remove = useCommand('movement.deleteFolder');
  const submit = async () => {
    if ((await rename.run({ folderId: folder.id, name })).ok) onClose();
  };
  const deleteIt = async () => {
    if ((await remove.run({ folderId: folder.id })).ok) onDeleted();
  };
  return (
    <FormDialog
      name="folder"
      title={t('movement.editFolder')}
      action={t('movement.saveFolder')}
      ready={name.trim() !== '' && !rename.busy}
      error={remove.error ?? rename.error}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <TextField label={t('movement.folderName')} value={name} onChange={setName} autoFocus maxLength={60} testId="folder-name" />
      <div>
        <Button icon="remove" disabled={remove.busy} onPress={() => void deleteIt()} testId="folder-delete">
          {t('movement.deleteFolder')}
        </Button>
      </div>
    </FormDialog>
  );
}
