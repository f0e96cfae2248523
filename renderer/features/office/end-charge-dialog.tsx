import { useState } from 'react';
import type { Structure } from '../../../preload/contract/office.ts';
import { today } from '../../data/today.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

type Props = { readonly charge: Structure['posts'][number]['charges'][number]; readonly onClose: () => void };

/** The last day on which a person holds charge. */
export function EndChargeDialog({ charge, onClose }: Props) {
  const { t, name } = useLanguage();
  const [until, setUntil] = useState<string | null>(today());
  const end = useCommand('office.endCharge');
  const submit = async () => {
    if (until === null) return;
    const result = await end.run({ chargeId: charge.id, until });
    if (result.ok) onClose();
  };
  return (
    <FormDialog name="office" title={t('office.endChargeOf', { person: name(charge.person) })} action={t('office.endNow')} ready={until !== null && !end.busy} error={end.error} onClose={onClose} onSubmit={() => void submit()}>
      <DateField label={t('office.lastDay')} value={until} onChange={setUntil} />
    </FormDialog>
  );
}
