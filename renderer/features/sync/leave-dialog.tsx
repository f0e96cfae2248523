import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

/** No desk of the office brings anything to the server any more. */
export function LeaveDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const leave = useCommand('sync.leave');
  const submit = async () => {
    const result = await leave.run({});
    if (result.ok) onClose();
  };
  return (
    <FormDialog name="leave-centre" title={t('sync.leaveTitle')} action={t('sync.leaveNow')} ready={!leave.busy} error={leave.error} onClose={onClose} onSubmit={() => void submit()}>
      <p>{t('sync.leaveText')}</p>
    </FormDialog>
  );
}
