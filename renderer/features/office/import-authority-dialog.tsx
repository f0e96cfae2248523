import { useRef, useState } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';

type Chosen = { readonly name: string; readonly bytes: Uint8Array };

/** Brings root and CA back from a stick. */
export function ImportAuthorityDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<Chosen | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const bring = useCommand('office.importAuthority');
  const read = async (chosen: File | undefined) => {
    if (chosen) setFile({ name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) });
  };
  const submit = async () => {
    if (file === null) return;
    const result = await bring.run({ bytes: file.bytes, passphrase });
    if (result.ok) onClose();
  };
  return (
    <FormDialog name="office"
      title={t('office.authorityImport')}
      action={t('office.authorityImportNow')}
      ready={file !== null && passphrase !== '' && !bring.busy}
      error={bring.error}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <p>{t('office.authorityImportText')}</p>
      <div className="row">
        <input ref={input} type="file" accept=".pem" hidden data-testid="authority-file" onChange={(event) => void read(event.target.files?.[0])} />
        <Button icon="file" onPress={() => input.current?.click()}>
          {t('office.authorityChoose')}
        </Button>
        {file ? <bdi className="soft">{file.name}</bdi> : null}
      </div>
      <TextField label={t('office.passphrase')} value={passphrase} onChange={setPassphrase} type="password" maxLength={200} testId="passphrase" />
    </FormDialog>
  );
}
