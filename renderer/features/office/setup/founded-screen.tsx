import { showFingerprint } from '../../../data/founded-office.ts';
import { useLanguage } from '../../../i18n/language-provider.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';

/** The fingerprint of the office's root, to be written down: by it others know this office's trust list. */
export function FoundedScreen({ fingerprint }: { readonly fingerprint: string }) {
  const { t } = useLanguage();
  return (
    <main className="welcome" data-testid="founded">
      <section className="panel panel-padded founded stack">
        <div className="row">
          <Icon name="verify" />
          <h1>{t('setup.foundedTitle')}</h1>
        </div>
        <p>{t('setup.foundedText')}</p>
        <p className="fingerprint" dir="ltr" data-testid="fingerprint">
          {fingerprint.replace(/[^0-9a-zA-Z]/g, '').match(/.{1,4}/g)?.join(' ') ?? fingerprint}
        </p>
        <div className="row row-end">
          <Button kind="primary" onPress={() => showFingerprint(null)}>
            {t('setup.writtenDown')}
          </Button>
        </div>
      </section>
    </main>
  );
}
