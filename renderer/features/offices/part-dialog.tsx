import type { OtherOffice } from '../../../preload/contract/offices.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useOfficeName } from './office-words.ts';

/** Takes a bond with another office back, after saying what that means. */
export function PartDialog({ office, onClose }: { readonly office: OtherOffice; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const nameOf = useOfficeName();
  const part = useCommand('offices.part');
  const submit = async () => {
    const result = await part.run({ office: office.office });
    if (result.ok) onClose();
  };
  return (
    <FormDialog name="part-office" title={t('offices.partTitle', { office: nameOf(office) })} action={t('offices.part')} ready={!part.busy} error={part.error} onClose={onClose} onSubmit={() => void submit()}>
      <p>{t('offices.partText')}</p>
    </FormDialog>
  );
}
