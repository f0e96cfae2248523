import type { FileView } from '../../../preload/contract/files.ts';
import { goTo } from '../../data/navigation.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

/** Opens a part of the file and goes there. */
export function PartDialog({ file, onClose }: { readonly file: FileView; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const open = useCommand('files.openPart');
  return (
    <ReasonDialog
      name="part"
      title={t('files.openPart')}
      action={t('files.openPart')}
      text={t('files.openPartText')}
      run={(reason) => open.run({ fileId: file.id, reason })}
      error={open.error}
      done={({ number }) => t('files.act_opened-part', { file: number })}
      onClose={onClose}
      onDone={({ id }) => goTo({ screen: 'file', fileId: id })}
    />
  );
}
