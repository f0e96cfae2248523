import { Button } from 'react-aria-components';
import type { Language } from '../../../preload/contract/values.ts';
import { ask } from '../../data/ask.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { allLanguages, directionOf, languageNames } from '../../i18n/locale.ts';
import './system.css';

/** The very first question, in three scripts at once: nobody must read a foreign one to find his own. */
export function LanguageChoice() {
  const { t } = useLanguage();
  const choose = (language: Language) => void ask('system.setPreferences', { language });
  return (
    <main className="welcome" data-testid="language-choice">
      <span className="brand-mark brand-mark-large" aria-hidden="true" />
      <h1 className="visually-hidden">{t('system.chooseLanguage')}</h1>
      <div className="languages">
        {allLanguages.map((language) => (
          <Button key={language} className="button language" lang={language} dir={directionOf(language)} onPress={() => choose(language)} data-testid={`language-${language}`}>
            {languageNames[language]}
          </Button>
        ))}
      </div>
    </main>
  );
}
