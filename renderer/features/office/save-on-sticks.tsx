import { useState } from 'react';
import type { ContractError } from '../../../preload/contract/errors.ts';
import { saveFile } from '../../data/save-file.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';

type Props = { readonly file: { readonly bytes: Uint8Array; readonly fileName: string }; readonly onClose: () => void };

/** The same file on two sticks: one may be lost. */
export function SaveOnSticks({ file, onClose }: Props) {
  const { t } = useLanguage();
  const [places, setPlaces] = useState<readonly string[]>([]);
  const [error, setError] = useState<ContractError | null>(null);
  const save = async () => {
    const { saved, error: problem } = await saveFile({ ...file, purpose: 'authority', kind: 'authority' });
    setError(problem);
    if (saved !== null) setPlaces((known) => [...new Set([...known, saved])]);
  };
  return (
    <Dialog title={t('office.authorityExport')} onClose={onClose} testId="sticks" actions={<Button onPress={onClose}>{t('frame.close')}</Button>}>
      <p>{t('office.authorityReady')}</p>
      <div className="row">
        <Button icon="save" kind={places.length === 0 ? 'primary' : 'plain'} onPress={() => void save()} testId="first-stick">
          {t('office.authorityFirst')}
        </Button>
        <Button icon="save" kind={places.length === 1 ? 'primary' : 'plain'} disabled={places.length === 0} onPress={() => void save()} testId="second-stick">
          {t('office.authoritySecond')}
        </Button>
      </div>
      {places.length > 0 ? <Notice tone={places.length > 1 ? 'good' : 'plain'}>{t('office.authoritySaved', { count: places.length })}</Notice> : null}
      <ErrorNotice error={error} />
    </Dialog>
  );
}
