import type { Language } from '../../../preload/contract/values.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { allLanguages, languageNames } from '../../i18n/locale.ts';
import { Checkbox } from '../../ui/choices.tsx';

type Props = { readonly value: readonly Language[]; readonly onChange: (languages: readonly Language[]) => void };

/** One to three languages of one letter, in the order they were ticked: the first gives the number line its language. */
export function LanguagesField({ value, onChange }: Props) {
  const { t, number } = useLanguage();
  const toggle = (language: Language) => {
    const next = value.includes(language) ? value.filter((candidate) => candidate !== language) : [...value, language];
    if (next.length > 0) onChange(next);
  };
  return (
    <fieldset className="field">
      <legend>{t('letters.languages')}</legend>
      <div className="choices">
        {allLanguages.map((language) => (
          <Checkbox key={language} selected={value.includes(language)} onChange={() => toggle(language)}>
            <span lang={language}>{languageNames[language]}</span>
            {value.length > 1 && value.includes(language) ? <span className="soft small">{number(value.indexOf(language) + 1)}</span> : null}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
