import { useState } from 'react';
import type { AcknowledgementRow } from '../../../preload/contract/dak-registry.ts';
import { today } from '../../data/today.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { deliveryModes } from './dak-words.ts';

type Props = { readonly receiptIds: readonly string[]; readonly onClose: () => void; readonly onDone: () => void };

/** Slips went to the senders: on which day, and how. */
export function SlipsSentDialog({ receiptIds, onClose, onDone }: Props) {
  const { t } = useLanguage();
  const [on, setOn] = useState<string | null>(today());
  const [mode, setMode] = useState<NonNullable<AcknowledgementRow['mode']>>('ordinary');
  const send = useCommand('dak.acknowledgementsSent');
  const submit = async () => {
    if (on === null || !(await send.run({ receiptIds: [...receiptIds], on, mode })).ok) return;
    showToast(t('dak.slipsSent', { count: receiptIds.length }));
    onDone();
  };
  return (
    <FormDialog name="slips-sent" title={t('dak.noteSent')} action={t('dak.sentNow')} ready={on !== null && !send.busy} error={send.error} onClose={onClose} onSubmit={() => void submit()}>
      <DateField label={t('dak.sentOn')} value={on} onChange={setOn} />
      <SelectField label={t('dak.mode')} options={deliveryModes.map((id) => ({ id, label: t(`dispatch.mode_${id}`) }))} value={mode} onChange={setMode} testId="slips-mode" />
    </FormDialog>
  );
}
