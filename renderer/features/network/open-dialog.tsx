import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

/** Connects the office's desks: from now on this one keeps their list. */
export function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const open = useCommand('network.open');
  const submit = async () => {
    const result = await open.run({});
    if (result.ok) onClose();
  };
  return (
    <FormDialog name="open-network" title={t('network.open')} action={t('network.openNow')} ready={!open.busy} error={open.error} onClose={onClose} onSubmit={() => void submit()}>
      <p>{t('network.openText')}</p>
    </FormDialog>
  );
}
