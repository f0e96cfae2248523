import { useState } from 'react';
import type { LetterView } from '../../../preload/contract/letters.ts';
import { ask } from '../../data/ask.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { isolateLtr } from '../../i18n/script.ts';
import { PinDialog } from '../../ui/pin-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly letter: LetterView; readonly number: string; readonly onClose: () => void };

/** Ends a letter: from the next status list on, every verifier says so. The number stays used. */
export function CancelDialog({ letter, number, onClose }: Props) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  return (
    <PinDialog
      title={t('letters.cancelTitle', { number: isolateLtr(number) })}
      action={t('letters.cancelNow')}
      danger
      pinFirst={false}
      complete={reason.trim() !== ''}
      onClose={onClose}
      onPin={(pin) => ask('letters.cancel', { letterId: letter.id, reason, pin })}
    >
      <p>{t('letters.cancelText')}</p>
      <TextField label={t('letters.reason')} value={reason} onChange={setReason} lines={2} autoFocus maxLength={4000} testId="cancel-reason" />
    </PinDialog>
  );
}
