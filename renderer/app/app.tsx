import { lazy, Suspense } from 'react';
import type { SystemState } from '../../preload/contract/system.ts';
import { isOnlyFirstPicture } from '../data/first-picture.ts';
import { queryClient } from '../data/query-client.ts';
import { useOfficeQuery } from '../data/use-office-query.ts';
import { LanguageChoice } from '../features/system/language-choice.tsx';
import { useFingerprintToRead } from '../data/founded-office.ts';
import { LanguageProvider } from '../i18n/language-provider.tsx';
import { allLanguages } from '../i18n/locale.ts';
import { ErrorNotice } from '../ui/notice.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { Banners } from './banners.tsx';
import { Desk } from './desk.tsx';
import { usePreferenceEffects } from './use-preference-effects.ts';

const NewDesk = lazy(async () => ({ default: (await import('./new-desk.tsx')).NewDesk }));
const FoundedScreen = lazy(async () => ({ default: (await import('../features/office/setup/founded-screen.tsx')).FoundedScreen }));

const startLanguage = allLanguages.find((language) => language === office.startLanguage()) ?? 'en';

function Stage({ state }: { readonly state: SystemState }) {
  const fingerprint = useFingerprintToRead();
  if (state.preferences.language === null) return <LanguageChoice />;
  if (fingerprint !== null) return <FoundedScreen fingerprint={fingerprint} />;
  if (state.stage === 'new') return <NewDesk />;
  return <Desk state={state} />;
}

/** The whole window: in the reader's language, at whichever stage the desk is. */
export function App() {
  const { value: state, error } = useOfficeQuery('system.state', {});
  const failed = error !== null && (!state || isOnlyFirstPicture(queryClient));
  usePreferenceEffects(state?.preferences);
  return (
    <LanguageProvider language={state?.preferences.language ?? startLanguage} digits={state?.preferences.digits ?? 'latin'}>
      <div className="window">
        <Banners />
        <div className="window-stage">
          {state && !failed ? (
            <Suspense fallback={null}>
              <Stage state={state} />
            </Suspense>
          ) : null}
          {failed ? (
            <main className="welcome">
              <ErrorNotice error={error} />
            </main>
          ) : null}
        </div>
      </div>
      <Toasts />
    </LanguageProvider>
  );
}
