import { useState } from 'react';
import type { LetterView } from '../../../preload/contract/letters.ts';
import { ask } from '../../data/ask.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { isolateLtr } from '../../i18n/script.ts';
import { ComboField } from '../../ui/combo-field.tsx';
import { PinDialog } from '../../ui/pin-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly letter: LetterView; readonly number: string; readonly onClose: () => void };

/** Puts another issued letter in the place of this one. */
export function SupersedeDialog({ letter, number, onClose }: Props) {
  const { t } = useLanguage();
  const { value: letters } = useOfficeQuery('letters.list', { state: 'issued', limit: 500 });
  const [by, setBy] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const options = (letters?.rows ?? []).filter((row) => row.id !== letter.id).map((row) => ({ id: row.id, label: row.number, detail: row.subject }));
  return (
    <PinDialog
      title={t('letters.supersedeTitle', { number: isolateLtr(number) })}
      action={t('letters.supersedeNow')}
      danger
      pinFirst={false}
      complete={by !== null && reason.trim() !== ''}
      onClose={onClose}
      onPin={(pin) => ask('letters.supersede', { letterId: letter.id, byLetterId: by ?? '', reason, pin })}
    >
      <p>{t('letters.supersedeText')}</p>
      <ComboField label={t('letters.newLetter')} options={options} value={by} onChange={setBy} empty={t('frame.nothingFound')} autoFocus testId="supersede-by" />
      <TextField label={t('letters.reason')} value={reason} onChange={setReason} lines={2} maxLength={4000} />
    </PinDialog>
  );
}
