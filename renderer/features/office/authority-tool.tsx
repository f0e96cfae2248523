import { useState } from 'react';
import type { OfficeKeys } from '../../../preload/contract/office.ts';
import { ask } from '../../data/ask.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { PinDialog } from '../../ui/pin-dialog.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ExportAuthorityDialog } from './export-authority-dialog.tsx';
import { ImportAuthorityDialog } from './import-authority-dialog.tsx';
import { SaveOnSticks } from './save-on-sticks.tsx';

type Step = 'export' | 'remove' | 'import';
type KeyFile = { readonly bytes: Uint8Array; readonly fileName: string };

/** Where root and CA are, and their way to sticks and back. */
export function AuthorityTool({ keys }: { readonly keys: OfficeKeys }) {
  const { t, moment } = useLanguage();
  const [step, setStep] = useState<Step | null>(null);
  const [file, setFile] = useState<KeyFile | null>(null);
  const here = keys.root.onDesk || keys.officeCa.onDesk;
  const close = () => setStep(null);
  return (
    <div className="stack" data-testid="authority">
      <h3 className="charge-line">
        {t('office.authorityTitle')} <Tag text={t(here ? 'office.authorityHere' : 'office.authorityAway')} tone={here ? 'warn' : 'good'} />
      </h3>
      <p className="soft">{t('office.authorityText')}</p>
      {keys.exportedAt === null ? null : <p className="soft small">{t('office.authorityExportedAt', { moment: moment(keys.exportedAt) })}</p>}
      <div className="row">
        {here ? (
          <>
            <Button icon="save" onPress={() => setStep('export')} testId="export-authority">
              {t('office.authorityExport')}
            </Button>
            <Button disabled={keys.exportedAt === null} onPress={() => setStep('remove')} testId="remove-authority">
              {t('office.authorityRemove')}
            </Button>
          </>
        ) : (
          <Button icon="file" onPress={() => setStep('import')} testId="import-authority">
            {t('office.authorityImport')}
          </Button>
        )}
      </div>
      {file ? <SaveOnSticks file={file} onClose={() => setFile(null)} /> : null}
      {step === 'export' ? <ExportAuthorityDialog onClose={close} onFile={setFile} /> : null}
      {step === 'import' ? <ImportAuthorityDialog onClose={close} /> : null}
      {step === 'remove' ? (
        <PinDialog title={t('office.authorityRemove')} action={t('office.authorityRemove')} danger onClose={close} onPin={(pin) => ask('office.removeAuthority', { pin })}>
          <p>{t('office.authorityRemoveText')}</p>
        </PinDialog>
      ) : null}
    </div>
  );
}
