import { useState } from 'react';
import type { DispatchMode } from '../../../preload/contract/dispatch.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './dispatch-acts.tsx';
import { toPaise } from '../../data/to-paise.ts';

const modes: readonly DispatchMode[] = ['ordinary', 'registered', 'speed-post', 'courier', 'hand', 'fax', 'e-mail', 'e-office'];

/** Covers leave the office: by which way, under which tracking number, at what postage each. */
export function SendOutDialog({ lines, onClose, onDone }: ActProps) {
  const { t } = useLanguage();
  const [mode, setMode] = useState<DispatchMode>('registered');
  const [tracking, setTracking] = useState('');
  const [typed, setTyped] = useState('');
  const send = useCommand('dispatch.send');
  const postage = toPaise(typed);
  const submit = async () => {
    const result = await send.run({ lineIds: lines.map((line) => line.id), mode, tracking: tracking.trim(), ...(typeof postage === 'number' ? { postage } : {}) });
    if (result.ok) onDone();
  };
  return (
    <ActForm title={t('dispatch.send')} action={t('dispatch.sendNow')} count={lines.length} ready={postage !== null && !send.busy} error={send.error} onClose={onClose} onSubmit={() => void submit()}>
      <SelectField label={t('dispatch.mode')} options={modes.map((id) => ({ id, label: t(`dispatch.mode_${id}`) }))} value={mode} onChange={setMode} testId="mode" />
      <div className="columns-2">
        <TextField label={t('dispatch.tracking')} value={tracking} onChange={setTracking} optional leftToRight maxLength={300} testId="tracking" />
        <TextField label={t('dispatch.postageEach')} value={typed} onChange={setTyped} optional leftToRight inputMode="numeric" error={postage === null ? t('dispatch.postageWrong') : undefined} testId="postage" />
      </div>
    </ActForm>
  );
}
