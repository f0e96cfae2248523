import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Names the office that stands over this one, by the code that its registrar gives. */
export function SuperiorForm() {
  const { t } = useLanguage();
  const [code, setCode] = useState('');
  const named = useCommand('offices.nameSuperior');
  const ready = code.trim() !== '' && !named.busy;
  return (
    <Form
      className="stack offices-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void named.run({ code });
      }}
    >
      <TextField label={t('offices.superiorCode')} value={code} onChange={setCode} hint={t('offices.superiorCodeHint')} leftToRight placeholder="XXXXX-XXXXX-XXXXX-XXXXX" maxLength={60} testId="superior-code" />
      <ErrorNotice error={named.error} />
      <div>
        <Button submits disabled={!ready} testId="superior-name">
          {t('offices.nameSuperior')}
        </Button>
      </div>
    </Form>
  );
}
