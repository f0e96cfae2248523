import { useState } from 'react';
import { Form } from 'react-aria-components';
import { readAddress } from '../../data/addresses-text.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** The port at which a central server listens where its operator says nothing else (`main/hub/hub.ts`). */
const standardPort = 32_384;

/** What a central server is for, and its address and code, which the operator of it gives. */
export function JoinCentre() {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState('');
  const join = useCommand('sync.join');
  const address = readAddress(typed, standardPort);
  const ready = address !== null && code.trim() !== '' && !join.busy;
  return (
    <Form
      className="stack sync-join"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void join.run({ address: { host: address.host, port: address.port }, code });
      }}
    >
      <p>{t('sync.about')}</p>
      <TextField label={t('sync.address')} value={typed} onChange={setTyped} leftToRight placeholder={`hub.example.gov:${standardPort}`} maxLength={270} testId="centre-address" />
      <TextField label={t('sync.code')} value={code} onChange={setCode} hint={t('sync.codeHint')} leftToRight placeholder="XXXXX-XXXXX-XXXXX-XXXXX" maxLength={60} testId="centre-code" />
      <ErrorNotice error={join.error} />
      <div>
        <Button kind="primary" submits disabled={!ready} testId="centre-join">
          {t(join.busy ? 'sync.joining' : 'sync.join')}
        </Button>
      </div>
    </Form>
  );
}
