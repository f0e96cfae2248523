import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Country } from '../../../preload/contract/system.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { SetupWizard } from './setup/setup-wizard.tsx';
import { hasSetupDraft } from './setup/setup-draft.ts';
import './office.css';

type CardProps = { readonly icon: IconName; readonly title: string; readonly text: string; readonly children?: ReactNode };

function Card({ icon, title, text, children }: CardProps) {
  return (
    <section className="panel start-card">
      <Icon name={icon} />
      <h2>{title}</h2>
      <p className="soft">{text}</p>
      <div className="row">{children}</div>
    </section>
  );
}


function DemoCard() {
  const { t } = useLanguage();
  const demo = useCommand('office.openDemo');
  const open = (country: Country) => void demo.run({ country });
  return (
    <Card icon="play" title={t('setup.demoTitle')} text={demo.busy ? t('setup.demoWorking') : t('setup.demoText')}>
      <Button kind="primary" disabled={demo.busy} onPress={() => open('pk')} testId="demo-pk">
        {t('setup.pakistan')}
      </Button>
      <Button kind="primary" disabled={demo.busy} onPress={() => open('in')} testId="demo-in">
        {t('setup.india')}
      </Button>
      <ErrorNotice error={demo.error} />
    </Card>
  );
}

/** The three ways to begin. */
export function FirstStart({ onJoin }: { readonly onJoin: () => void }) {
  const { t } = useLanguage();
  const [settingUp, setSettingUp] = useState(false);
  if (settingUp) return <SetupWizard onLeave={() => setSettingUp(false)} />;
  return (
    <main className="welcome" data-testid="first-start">
      <h1>{t('setup.welcome')}</h1>
      <div className="start-cards">
        <DemoCard />
        <Card icon="office" title={t('setup.setUpTitle')} text={t('setup.setUpText')}>
          <Button onPress={() => setSettingUp(true)} testId="set-up">
            {hasSetupDraft() ? t('setup.goOnSettingUp') : t('setup.begin')}
          </Button>
        </Card>
        <Card icon="people" title={t('setup.joinTitle')} text={t('setup.joinText')}>
          <Button onPress={onJoin} testId="join-office">
            {t('setup.joinBegin')}
          </Button>
        </Card>
      </div>
    </main>
  );
}
