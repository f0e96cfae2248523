import { useState } from 'react';
import type { RegisterLine } from '../../../preload/contract/registers.ts';
import { goTo } from '../../data/navigation.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Why a pending case is late, before the statement is made. */
export function ReasonDialog({ line, onClose }: { readonly line: RegisterLine; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [reason, setReason] = useState(String(line.cells.at(-1) ?? ''));
  const give = useCommand('registers.giveReason');
  const submit = async () => {
    const result = await give.run({ receiptId: line.id, reason: reason.trim() });
    if (result.ok) onClose();
  };
  return (
    <FormDialog
      name="reason"
      title={`${t('registers.giveReason')} · ${line.cells[2] ?? ''}`}
      action={t('registers.keepReason')}
      ready={reason.trim() !== '' && !give.busy}
      error={give.error}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <TextField label={t('registers.col_delay')} value={reason} onChange={setReason} autoFocus maxLength={300} testId="delay-reason" />
      <Button onPress={() => goTo({ screen: 'receipt', receiptId: line.id })}>{t('registers.openReceipt')}</Button>
    </FormDialog>
  );
}
