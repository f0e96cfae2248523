import type { Language } from '../../../../preload/contract/values.ts';
import { useLanguage } from '../../../i18n/language-provider.tsx';
import { languageNames } from '../../../i18n/locale.ts';
import type { MessageKey } from '../../../i18n/message-key.ts';
import { TextField } from '../../../ui/text-field.tsx';
import type { Names } from './setup-draft.ts';

type Props = {
  readonly label: string;
  readonly value: Names;
  readonly languages: readonly Language[];
  readonly onChange: (value: Names) => void;
  readonly error?: MessageKey | undefined;
  readonly optional?: boolean;
  readonly lines?: number;
  readonly autoFocus?: boolean;
};

/** One name in each language that the office writes. */
export function NamesField({ label, value, languages, onChange, error, optional = false, lines, autoFocus = false }: Props) {
  const { t } = useLanguage();
  return (
    <div className="columns-2">
      {languages.map((language, index) => (
        <TextField
          key={language}
          label={languages.length > 1 ? t('setup.inLanguage', { name: label, language: languageNames[language] }) : label}
          lang={language}
          value={value[language]}
          onChange={(text) => onChange({ ...value, [language]: text })}
          error={error !== undefined && value[language].trim() === '' ? t(error) : undefined}
          optional={optional}
          autoFocus={autoFocus && index === 0}
          {...(lines ? { lines } : {})}
        />
      ))}
    </div>
  );
}
