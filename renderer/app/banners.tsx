import { useState } from 'react';
import { useRestartNotice } from '../data/use-restart-notice.ts';
import { useOfficeQuery } from '../data/use-office-query.ts';
import { useShellQuery } from '../data/use-shell-query.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { isolateLtr } from '../i18n/script.ts';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';

/** What concerns the whole window: the core is being started anew, the data is damaged, the runtime is out of support. */
export function Banners() {
  const { t } = useLanguage();
  const restarting = useRestartNotice();
  const { value: info } = useShellQuery('shell.info', {});
  const { value: state } = useOfficeQuery('system.state', {});
  const [read, setRead] = useState(false);
  return (
    <>
      {restarting ? (
        <div className="banner" role="alert" data-testid="core-restarting">
          <Icon name="warning" />
          <p>{t('frame.coreRestarting')}</p>
        </div>
      ) : null}
      {state?.damaged ? (
        <div className="banner" role="alert" data-testid="data-damaged">
          <Icon name="warning" />
          <p>{t('errors.databaseDamaged')}</p>
        </div>
      ) : null}
      {info && !info.supported && !read ? (
        <aside className="banner banner-quiet" aria-label={t('frame.notice')}>
          <Icon name="info" />
          <p className="small">{t('frame.runtimeUnsupported', { version: isolateLtr(info.electron) })}</p>
          <IconButton icon="close" label={t('frame.close')} onPress={() => setRead(true)} />
        </aside>
      ) : null}
    </>
  );
}
