import { memo } from 'react';
import type { SystemState } from '../../preload/contract/system.ts';
import { goBack } from '../data/navigation.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { SyncLight } from '../features/sync/sync-light.tsx';
import { PostMenu } from './post-menu.tsx';
import { SettingsMenu } from '../features/system/settings-menu.tsx';

type Props = { readonly state: SystemState; readonly onPalette: () => void; readonly onSignedOut: () => void };

/** Which office, who acts for which post, and the way to everything else. */
export const TopBar = memo(function TopBar({ state, onPalette, onSignedOut }: Props) {
  const { t, name } = useLanguage();
  return (
    <header className="top-bar">
      <IconButton icon="back" label={t('frame.back')} onPress={goBack} />
      <p className="top-bar-office">
        <span className="top-bar-name">{name(state.office?.name)}</span>
        {state.office?.demo ? <span className="tag tag-warn">{t('frame.demo')}</span> : null}
      </p>
      <SyncLight />
      <Button kind="quiet" icon="search" onPress={onPalette} testId="open-palette">
        {t('frame.palette')} <kbd>Ctrl K</kbd>
      </Button>
      <SettingsMenu preferences={state.preferences} />
      <PostMenu onSignedOut={onSignedOut} />
    </header>
  );
});
