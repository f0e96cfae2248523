import { useState } from 'react';
import type { ContractError } from '../../../preload/contract/errors.ts';
import { ask } from '../../data/ask.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';

/** Copies the letter templates to where the office may change them, and says where that is. */
export function TemplatesTool() {
  const { t } = useLanguage();
  const [folder, setFolder] = useState<string | null>(null);
  const [error, setError] = useState<ContractError | null>(null);
  const copy = async () => {
    const result = await ask('office.copyTemplates', {});
    setError(result.ok ? null : result.error);
    setFolder(result.ok ? result.value.folder : null);
  };
  return (
    <section className="panel panel-padded stack">
      <h2>{t('office.templatesTitle')}</h2>
      <p className="soft">{t('office.templatesText')}</p>
      <div className="row">
        <Button onPress={() => void copy()} testId="copy-templates">
          {t('office.templatesCopy')}
        </Button>
      </div>
      {folder === null ? null : (
        <Notice tone="good">
          {t('office.templatesCopied')} <bdi dir="ltr">{folder}</bdi>
        </Notice>
      )}
      <ErrorNotice error={error} />
    </section>
  );
}
