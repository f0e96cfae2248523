import { useState } from 'react';
import { ask } from '../../data/ask.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { PinDialog } from '../../ui/pin-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { SectionKeys } from './keys-tool.tsx';

type Props = { readonly section: SectionKeys; readonly onClose: () => void; readonly onDone: () => void };

/** Ends a key that may be in other hands; only the letters in the register outlive it. */
export function WithdrawKeyDialog({ section, onClose, onDone }: Props) {
  const { t, name } = useLanguage();
  const [reason, setReason] = useState('');
  const withdraw = async (pin: string) => {
    const result = await ask('office.withdrawSealingKey', { sectionId: section.sectionId, reason, pin });
    if (result.ok) onDone();
    return result;
  };
  return (
    <PinDialog
      title={t('office.keyWithdrawOf', { section: name(section.name) })}
      action={t('office.keyWithdrawNow')}
      danger
      pinFirst={false}
      complete={reason.trim() !== ''}
      onClose={onClose}
      onPin={withdraw}
    >
      <p>{t('office.keyWithdrawText')}</p>
      <TextField label={t('office.keyWithdrawReason')} value={reason} onChange={setReason} lines={2} autoFocus maxLength={4000} testId="withdraw-reason" />
    </PinDialog>
  );
}
