import type { NetworkStatus } from '../../../preload/contract/network.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { writeAddress } from '../../data/addresses-text.ts';
import { markOf } from './desk-name.ts';

/** This desk as others see it: where it answers, and by which mark it is told from others. */
export function OwnDesk({ self }: { readonly self: NonNullable<NetworkStatus['self']> }) {
  const { t, moment } = useLanguage();
  return (
    <section className="panel panel-padded stack" data-testid="own-desk">
      <h2>{t('network.thisDesk')}</h2>
      <dl className="network-facts">
        <dt>{t('network.address')}</dt>
        <dd>
          {self.hosts.length === 0 ? t('network.noAddress') : null}
          {self.hosts.map((host) => (
            <bdi key={host} dir="ltr" className="number network-address">
              {writeAddress({ host, port: self.port })}
            </bdi>
          ))}
        </dd>
        <dt>{t('network.mark')}</dt>
        <dd>
          <bdi dir="ltr" className="number">
            {markOf(self.desk)}
          </bdi>
        </dd>
        {self.certificateUntil === null ? null : (
          <>
            <dt>{t('network.certificateUntil')}</dt>
            <dd>{moment(self.certificateUntil)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
