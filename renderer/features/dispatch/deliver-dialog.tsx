import { useState } from 'react';
import { today } from '../../data/today.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './dispatch-acts.tsx';

/** Proof of delivery: the day and who received. */
export function DeliverDialog({ lines, onClose, onDone }: ActProps) {
  const { t } = useLanguage();
  const [on, setOn] = useState<string | null>(today());
  const [receivedBy, setReceivedBy] = useState('');
  const deliver = useCommand('dispatch.deliver');
  const submit = async () => {
    if (on === null) return;
    const result = await deliver.run({ lineIds: lines.map((line) => line.id), on, receivedBy: receivedBy.trim() });
    if (result.ok) onDone();
  };
  return (
    <ActForm title={t('dispatch.markDelivered')} action={t('dispatch.deliveredNow')} count={lines.length} ready={on !== null && receivedBy.trim() !== '' && !deliver.busy} error={deliver.error} onClose={onClose} onSubmit={() => void submit()}>
      <DateField label={t('dispatch.deliveredOn')} value={on} onChange={setOn} />
      <TextField label={t('dispatch.receivedBy')} value={receivedBy} onChange={setReceivedBy} autoFocus maxLength={300} testId="received-by" />
    </ActForm>
  );
}
