import type { Country } from '../../../../preload/contract/system.ts';
import { useOfficeQuery } from '../../../data/use-office-query.ts';
import { useLanguage } from '../../../i18n/language-provider.tsx';
import { allLanguages, languageNames } from '../../../i18n/locale.ts';
import { Checkbox, Choices } from '../../../ui/choices.tsx';
import type { SetupDraft } from './setup-draft.ts';
import type { StepProps } from './step-props.ts';

/** The country brings record categories, number templates and words; the languages are those of the office's letters. */
export function CountryStep({ draft, change }: StepProps) {
  const { t, name } = useLanguage();
  const { value: profiles } = useOfficeQuery('office.profiles', {});
  const profile = profiles?.find((candidate) => candidate.country === draft.country);
  const choose = (country: Country) => {
    const languages = profiles?.find((candidate) => candidate.country === country)?.languages ?? draft.languages;
    const empty: Partial<SetupDraft> = { letterTemplate: '', fileTemplate: '' };
    change({ country, languages, ...empty });
  };
  const toggle = (language: SetupDraft['languages'][number]) => {
    const next = draft.languages.includes(language) ? draft.languages.filter((candidate) => candidate !== language) : [...draft.languages, language];
    if (next.length > 0) change({ languages: next });
  };
  return (
    <div className="stack stack-wide">
      <Choices
        label={t('setup.country')}
        options={[
          { id: 'pk', label: t('setup.pakistan') },
          { id: 'in', label: t('setup.india') },
        ]}
        value={draft.country}
        onChange={choose}
      />
      <fieldset className="field">
        <legend>{t('setup.languages')}</legend>
        <div className="choices">
          {allLanguages.map((language) => (
            <Checkbox key={language} selected={draft.languages.includes(language)} onChange={() => toggle(language)}>
              <span lang={language}>{languageNames[language]}</span>
            </Checkbox>
          ))}
        </div>
        <p className="field-hint">{t('setup.languagesHint')}</p>
      </fieldset>
      {profile ? (
        <section className="stack stack-tight">
          <h3>{t('setup.categories')}</h3>
          <dl className="facts">
            {profile.recordCategories.map((category) => (
              <div key={category.code} className="facts-row">
                <dt>{category.code}</dt>
                <dd>{name(category.description)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
    </div>
  );
}
