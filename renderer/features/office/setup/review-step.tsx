import type { ReactNode } from 'react';
import { pickText } from '../../../i18n/local-text.ts';
import { useLanguage } from '../../../i18n/language-provider.tsx';
import { languageNames } from '../../../i18n/locale.ts';
import { NumberText, ScriptText } from '../../../ui/script-text.tsx';
import { today } from '../../../data/today.ts';
import { previewNumber } from './number-preview.ts';
import type { SetupDraft } from './setup-draft.ts';

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="facts-row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Everything once more before the keys are made: the identity of an office can't be changed afterwards. */
export function ReviewStep({ draft }: { readonly draft: SetupDraft }) {
  const { t, language } = useLanguage();
  const separator = t('session.listSeparator');
  return (
    <div className="stack">
      <p>{t('setup.reviewText')}</p>
      <dl className="facts panel panel-padded">
        <Fact name={t('setup.officeName')}>
          {draft.languages.map((candidate) => (
            <div key={candidate}>
              <ScriptText text={draft.name[candidate]} />
            </div>
          ))}
        </Fact>
        <Fact name={t('setup.country')}>{t(draft.country === 'pk' ? 'setup.pakistan' : 'setup.india')}</Fact>
        <Fact name={t('setup.languages')}>{draft.languages.map((candidate) => languageNames[candidate]).join(separator)}</Fact>
        <Fact name={t('setup.verifyHost')}>
          <NumberText text={draft.verifyHost} />
        </Fact>
        <Fact name={t('setup.sections')}>{draft.sections.map((section) => pickText(section.name, language)).join(separator)}</Fact>
        <Fact name={t('setup.posts')}>{draft.posts.map((post) => pickText(post.name, language)).join(separator)}</Fact>
        <Fact name={t('setup.persons')}>{t('setup.personCount', { count: draft.persons.length })}</Fact>
        <Fact name={t('setup.letterNumbers')}>
          <NumberText text={previewNumber(draft.letterTemplate, draft, today())} />
        </Fact>
        <Fact name={t('setup.fileNumbers')}>
          <NumberText text={previewNumber(draft.fileTemplate, draft, today())} />
        </Fact>
      </dl>
    </div>
  );
}
