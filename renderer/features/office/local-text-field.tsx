import type { LocalText } from '../../../preload/contract/values.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { languageNames } from '../../i18n/locale.ts';
import { TextField } from '../../ui/text-field.tsx';

type Props = { readonly label: string; readonly value: LocalText; readonly onChange: (value: LocalText) => void };

/** True when a name has text in at least one language, as the contract wants it. */
export function isNamed(text: LocalText): boolean {
  return Object.values(text).some((value) => (value ?? '').trim() !== '');
}

/** A name in each of the office's languages. */
export function LocalTextField({ label, value, onChange }: Props) {
  const { t } = useLanguage();
  const { value: state } = useOfficeQuery('system.state', {});
  const languages = state?.office?.languages ?? [];
  return (
    <>
      {languages.map((language, index) => (
        <TextField
          key={language}
          label={languages.length > 1 ? t('setup.inLanguage', { name: label, language: languageNames[language] }) : label}
          lang={language}
          value={value[language] ?? ''}
          onChange={(text) => onChange({ ...value, [language]: text })}
          autoFocus={index === 0}
          maxLength={300}
        />
      ))}
    </>
  );
}
