import { useState } from 'react';
import type { OtherOffice } from '../../../preload/contract/offices.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Checkbox } from '../../ui/choices.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { ScriptText } from '../../ui/script-text.tsx';
import { useOfficeName } from './office-words.ts';

/** The registrar compares the code with the other office's registrar on the telephone, and only then says that the office stands under this one. */
export function AdmitDialog({ office, onClose }: { readonly office: OtherOffice; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const nameOf = useOfficeName();
  const [compared, setCompared] = useState(false);
  const admit = useCommand('offices.admit');
  const submit = async () => {
    const result = await admit.run({ office: office.office });
    if (result.ok) onClose();
  };
  return (
    <FormDialog name="admit-office" title={t('offices.admitTitle')} action={t('offices.admit')} ready={compared && !admit.busy} error={admit.error} onClose={onClose} onSubmit={() => void submit()}>
      <p className="strong">
        <ScriptText text={nameOf(office)} />
      </p>
      {office.level ? <p className="soft">{t(`offices.level_${office.level}`)}</p> : null}
      <p>{t('offices.admitText')}</p>
      <bdi dir="ltr" className="number offices-code" data-testid="admit-code">
        {office.code}
      </bdi>
      <Checkbox selected={compared} onChange={setCompared}>
        <span data-testid="admit-compared">{t('offices.compared')}</span>
      </Checkbox>
    </FormDialog>
  );
}
