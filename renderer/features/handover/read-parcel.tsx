import { useEffect, useState } from 'react';
import type { ContractError } from '../../../preload/contract/errors.ts';
import type { Arrival } from '../../../preload/contract/handover.ts';
import { ask } from '../../data/ask.ts';
import { askShell } from '../../data/ask-shell.ts';
import { onReadParcelRequest } from '../../data/parcel-request.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { ArrivalDialog } from './arrival-dialog.tsx';

type Reading = { readonly state: 'idle' } | { readonly state: 'busy' } | { readonly state: 'failed'; readonly error: ContractError } | { readonly state: 'came'; readonly arrival: Arrival };

const idle: Reading = { state: 'idle' };

async function bring(show: (reading: Reading) => void): Promise<void> {
  const chosen = await askShell('shell.chooseFile', { purpose: 'parcel', kinds: ['parcel', 'any'] });
  if (!chosen.ok) return show({ state: 'failed', error: chosen.error });
  const [file] = chosen.value.files;
  if (file === undefined) return;
  show({ state: 'busy' });
  const result = await ask('handover.readParcel', { file });
  show(result.ok ? { state: 'came', arrival: result.value } : { state: 'failed', error: result.error });
}

/** Takes in a parcel that somebody brings, and says what came. */
export function ReadParcel() {
  const { t } = useLanguage();
  const [reading, setReading] = useState<Reading>(idle);
  useEffect(() => onReadParcelRequest(() => void bring(setReading)), []);
  const close = () => setReading(idle);
  if (reading.state === 'idle') return null;
  if (reading.state === 'came') return <ArrivalDialog arrival={reading.arrival} onClose={close} />;
  return (
    <Dialog
      title={t(reading.state === 'busy' ? 'handover.takingIn' : 'handover.notTakenIn')}
      onClose={close}
      testId="read-parcel"
      actions={
        <Button kind="primary" autoFocus onPress={close}>
          {t('frame.close')}
        </Button>
      }
    >
      {reading.state === 'busy' ? <p className="soft">{t('handover.takingInText')}</p> : <ErrorNotice error={reading.error} />}
    </Dialog>
  );
}
