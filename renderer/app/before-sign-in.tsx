import { lazy, Suspense, useState } from 'react';
import type { SystemState } from '../../preload/contract/system.ts';
import { SignIn } from '../features/session/sign-in.tsx';
import { SettingsMenu } from '../features/system/settings-menu.tsx';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Button } from '../ui/button.tsx';

const VerifyScreen = lazy(async () => ({ default: (await import('../features/verify/verify-screen.tsx')).VerifyScreen }));

/** What can be done at this desk without being known: sign in, or check a letter. */
export function BeforeSignIn({ state }: { readonly state: SystemState }) {
  const { t } = useLanguage();
  const [verifying, setVerifying] = useState(false);
  const settings = <SettingsMenu preferences={state.preferences} />;
  if (!verifying) return <SignIn state={state} settings={settings} onVerify={() => setVerifying(true)} />;
  return (
    <div className="before-sign-in">
      <div className="row row-spread before-sign-in-bar">
        <Button kind="quiet" icon="back" onPress={() => setVerifying(false)}>
          {t('session.backToSignIn')}
        </Button>
        {settings}
      </div>
      <Suspense fallback={null}>
        <VerifyScreen signedIn={false} />
      </Suspense>
    </div>
  );
}
