import { useState } from 'react';
import { ask } from '../../data/ask.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { PinDialog } from '../../ui/pin-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly onClose: () => void; readonly onFile: (file: { readonly bytes: Uint8Array; readonly fileName: string }) => void };

/** Puts root and CA into one file behind a passphrase, for sticks. */
export function ExportAuthorityDialog({ onClose, onFile }: Props) {
  const { t } = useLanguage();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && again !== passphrase;
  const make = async (pin: string) => {
    const result = await ask('office.exportAuthority', { passphrase, pin });
    if (result.ok) onFile(result.value);
    return result;
  };
  return (
    <PinDialog title={t('office.authorityExport')} action={t('office.authorityExportNow')} pinFirst={false} complete={passphrase !== '' && again === passphrase} onClose={onClose} onPin={make}>
      <p>{t('office.authorityExportText')}</p>
      <TextField label={t('office.passphrase')} value={passphrase} onChange={setPassphrase} type="password" hint={t('office.passphraseHint')} maxLength={200} autoFocus testId="passphrase" />
      <TextField
        label={t('office.passphraseAgain')}
        value={again}
        onChange={setAgain}
        type="password"
        error={differs ? t('office.passphraseDiffers') : undefined}
        maxLength={200}
        testId="passphrase-again"
      />
    </PinDialog>
  );
}
