import { useState } from 'react';
import { today } from '../../data/today.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './dispatch-acts.tsx';

/** Came back undelivered: the day and the reason written on the cover. */
export function ReturnedDialog({ lines, onClose, onDone }: ActProps) {
  const { t } = useLanguage();
  const [on, setOn] = useState<string | null>(today());
  const [reason, setReason] = useState('');
  const giveBack = useCommand('dispatch.return');
  const submit = async () => {
    if (on === null) return;
    const result = await giveBack.run({ lineIds: lines.map((line) => line.id), on, reason: reason.trim() });
    if (result.ok) onDone();
  };
  return (
    <ActForm title={t('dispatch.markReturned')} action={t('dispatch.returnedNow')} count={lines.length} ready={on !== null && reason.trim() !== '' && !giveBack.busy} error={giveBack.error} onClose={onClose} onSubmit={() => void submit()}>
      <DateField label={t('dispatch.returnedOn')} value={on} onChange={setOn} />
      <TextField label={t('dispatch.returnReason')} value={reason} onChange={setReason} autoFocus lines={2} maxLength={4000} testId="return-reason" />
    </ActForm>
  );
}
