import type { NetworkStatus } from '../../../preload/contract/network.ts';
import { isolateLtr } from '../../i18n/script.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import { standardPort } from './standard-port.ts';

type Self = NonNullable<NetworkStatus['self']>;

function OwnNotices({ self }: { readonly self: Self }) {
  const { t } = useLanguage();
  return (
    <>
      {self.listed ? null : <Notice tone="danger">{t('network.notListed')}</Notice>}
      {self.portTaken ? <Notice tone="warn">{t('network.portTaken', { wanted: String(standardPort), port: String(self.port) })}</Notice> : null}
    </>
  );
}

/** What somebody should do something about. */
export function NetworkNotices({ status }: { readonly status: NetworkStatus }) {
  const { t } = useLanguage();
  return (
    <>
      <ErrorNotice error={status.problem && { code: status.problem }} />
      {status.forks.map((number) => (
        <Notice key={number} tone="danger">
          {t('network.forked', { number })}
        </Notice>
      ))}
      {status.self ? <OwnNotices self={status.self} /> : null}
      {status.leftBehind.length > 0 ? (
        <Notice tone="warn">
          <span data-testid="left-behind">{t('network.leftBehind', { count: status.leftBehind.length, numbers: status.leftBehind.map(isolateLtr).join(' · ') })}</span>
        </Notice>
      ) : null}
      {status.newerEntries > 0 ? <Notice>{t('network.newerEntries')}</Notice> : null}
    </>
  );
}
