import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { ContractError, Result } from '../../preload/contract/errors.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorNotice } from './notice.tsx';
import { PinField } from './pin-field.tsx';

/** Seconds still to wait after too many wrong PINs; counts down by itself. */
export function usePinWait(error: ContractError | null): number {
  const seconds = error?.code === 'waitBeforePin' ? Number(error.params?.['seconds'] ?? 0) : 0;
  const [passed, setPassed] = useState({ error, seconds: 0 });
  useEffect(() => {
    if (seconds <= 0) return;
    const started = Date.now();
    const timer = setInterval(() => setPassed({ error, seconds: Math.floor((Date.now() - started) / 1_000) }), 250);
    return () => clearInterval(timer);
  }, [seconds, error]);
  return Math.max(0, seconds - (passed.error === error ? passed.seconds : 0));
}

type Props = {
  readonly title: string;
  readonly children: ReactNode;
  readonly action: string;
  readonly onClose: () => void;
  readonly onPin: (pin: string) => Promise<Result<unknown>>;
  readonly danger?: boolean;
  /** False while something besides the PIN is still missing. */
  readonly complete?: boolean;
  /** False where another field comes first. */
  readonly pinFirst?: boolean;
};

/** Asks for the PIN again before an act that stands in the register for good. */
export function PinDialog({ title, children, action, onClose, onPin, danger = false, complete = true, pinFirst = true }: Props) {
  const { t } = useLanguage();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ContractError | null>(null);
  const wait = usePinWait(error);
  const submit = async () => {
    setBusy(true);
    setError(null);
    const result = await onPin(pin);
    setBusy(false);
    setPin('');
    if (result.ok) onClose();
    else setError(result.error);
  };
  const ready = complete && pin.length >= 4 && !busy && wait === 0;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => {
        if (ready) void submit();
      }}
      testId="pin-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} submits disabled={!ready}>
            {busy ? t('frame.working') : action}
          </Button>
        </>
      }
    >
      {children}
      <PinField label={t('session.yourPin')} value={pin} onChange={setPin} disabled={busy} autoFocus={pinFirst} testId="pin" />
      {wait > 0 ? <p role="status">{t('session.waitSeconds', { seconds: wait })}</p> : <ErrorNotice error={error} />}
    </Dialog>
  );
}
