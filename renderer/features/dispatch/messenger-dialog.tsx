import { useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './dispatch-acts.tsx';

/** Covers go to a messenger and stand in his delivery list. */
export function MessengerDialog({ lines, onClose, onDone }: ActProps) {
  const { t } = useLanguage();
  const [messenger, setMessenger] = useState('');
  const hand = useCommand('dispatch.handToMessenger');
  const submit = async () => {
    const result = await hand.run({ lineIds: lines.map((line) => line.id), messenger: messenger.trim() });
    if (result.ok) onDone();
  };
  return (
    <ActForm title={t('dispatch.handToMessenger')} action={t('dispatch.handNow')} count={lines.length} ready={messenger.trim() !== '' && !hand.busy} error={hand.error} onClose={onClose} onSubmit={() => void submit()}>
      <TextField label={t('dispatch.messenger')} value={messenger} onChange={setMessenger} autoFocus maxLength={300} testId="messenger" />
    </ActForm>
  );
}
