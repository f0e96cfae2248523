import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import type { SectionKeys } from './keys-tool.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

type Props = { readonly section: SectionKeys; readonly onClose: () => void; readonly onDone: () => void };

/** A new sealing key for a section, in the place of the one in use. */
export function RenewKeyDialog({ section, onClose, onDone }: Props) {
  const { t, name } = useLanguage();
  const renew = useCommand('office.renewSealingKey');
  const submit = async () => {
    const result = await renew.run({ sectionId: section.sectionId });
    if (!result.ok) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog name="office" title={t('office.keyRenewOf', { section: name(section.name) })} action={t('office.keyRenewNow')} ready={!renew.busy} error={renew.error} onClose={onClose} onSubmit={() => void submit()}>
      <p>{t('office.keyRenewText')}</p>
    </FormDialog>
  );
}
