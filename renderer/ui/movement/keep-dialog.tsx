import { useState } from 'react';
import type { MovedKind } from '../../../preload/contract/movement.ts';
import type { BatchOutcome } from '../../../preload/contract/values.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { SelectField } from '../select-field.tsx';
import { TextField } from '../text-field.tsx';
import { showUndo } from '../toasts.tsx';
import { RefusedNotice } from './refused-notice.tsx';

type Props = { readonly kind: MovedKind; readonly ids: readonly string[]; /** The folder in which they lie now; null for the inbox. */ readonly from: string | null; readonly onClose: () => void; readonly onDone: () => void };
const inbox = 'inbox';

/** Puts what is marked into a folder of the post, a new one too, or back into the inbox. */
export function KeepDialog({ kind, ids, from, onClose, onDone }: Props) {
  const { t } = useLanguage();
  const { value: folders } = useOfficeQuery('movement.folders', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<BatchOutcome['refused']>([]);
  const create = useCommand('movement.createFolder');
  const keep = useCommand('movement.keepInFolder');
  const missing = chosen === null && name.trim() === '';
  const folderFor = async (): Promise<string | null> => {
    if (name.trim() === '') return chosen;
    const made = await create.run({ name });
    return made.ok ? made.value.id : null;
  };
  const submit = async () => {
    setTried(true);
    if (missing) return;
    const folderId = await folderFor();
    if (folderId === null) return;
    setName('');
    setChosen(folderId);
    const result = await keep.run({ kind, ids: [...ids], folderId: folderId === inbox ? null : folderId });
    if (!result.ok) return;
    setRefused(result.value.refused);
    if (result.value.refused.length > 0) return;
    const folder = name.trim() || (folders?.find(({ id }) => id === folderId)?.name ?? t('frame.inbox'));
    const back = () => void keep.run({ kind, ids: [...ids], folderId: from });
    showUndo(t('movement.kept', { folder }), t('lists.undo'), back);
    onDone();
  };
  const options = [...(folders ?? []).map((folder) => ({ id: folder.id, label: folder.name })), { id: inbox, label: t('movement.toInbox') }];
  return (
    <FormDialog
      name="keep"
      title={t('movement.keepInFolder')}
      action={t('movement.keepNow')}
      ready={!create.busy && !keep.busy}
      error={create.error ?? keep.error}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <SelectField label={t('movement.folder')} options={options} value={chosen} onChange={setChosen} testId="keep-folder" />
      <TextField
        label={t('movement.newFolderName')}
        value={name}
        onChange={setName}
        optional
        autoFocus
        maxLength={60}
        error={tried && missing ? t('movement.needsFolder') : undefined}
        testId="keep-new"
      />
      <RefusedNotice refused={refused} />
    </FormDialog>
  );
}
