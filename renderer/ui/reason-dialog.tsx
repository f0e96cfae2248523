import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ContractError, Result } from '../../preload/contract/errors.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { FormDialog } from './form-dialog.tsx';
import { TextField } from './text-field.tsx';
import { showToast } from './toasts.tsx';

type Props<Value> = {
  readonly name: string;
  readonly title: string;
  readonly action: string;
  readonly text?: string;
  readonly run: (reason: string) => Promise<Result<Value>>;
  readonly error: ContractError | null;
  /** What is said when it is done. */
  readonly done: string | ((value: Value) => string);
  readonly onClose: () => void;
  readonly onDone?: (value: Value) => void;
  readonly children?: ReactNode;
};

/** An act that is not done without its reason. */
export function ReasonDialog<Value>({ name, title, action, text, run, error, done, onClose, onDone, children }: Props<Value>) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    setBusy(true);
    const result = await run(reason.trim());
    setBusy(false);
    if (!result.ok) return;
    onClose();
    showToast(typeof done === 'string' ? done : done(result.value));
    onDone?.(result.value);
  };
  return (
    <FormDialog name={name} title={title} action={action} ready={!busy} error={error} onClose={onClose} onSubmit={() => void submit()}>
      {text ? <p className="soft">{text}</p> : null}
      <TextField
        label={t('files.reason')}
        value={reason}
        onChange={setReason}
        lines={3}
        autoFocus
        maxLength={4000}
        error={tried && reason.trim() === '' ? t('files.needsReason') : undefined}
        testId={`${name}-reason`}
      />
      {children}
    </FormDialog>
  );
}
