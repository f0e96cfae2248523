import type { ReactNode } from 'react';
import type { LetterView } from '../../../preload/contract/letters.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { DraftScreen } from './draft-screen.tsx';
import { IssuedScreen } from './issued-screen.tsx';
import './letters.css';

/** A letter: a form while it is a draft, a sheet under seal afterwards. */
export function LetterScreen({ letterId, signedCopy }: { readonly letterId: string; readonly signedCopy: (letter: LetterView) => ReactNode }) {
  const { t } = useLanguage();
  const { value: letter, error } = useOfficeQuery('letters.view', { letterId });
  if (!letter) {
    return (
      <Page title={t('frame.letters')} testId="letter">
        <div className="page-body">
          <ErrorNotice error={error} />
        </div>
      </Page>
    );
  }
  return letter.issued ? <IssuedScreen letter={letter} issued={letter.issued} signedCopy={signedCopy(letter)} /> : <DraftScreen letter={letter} />;
}
