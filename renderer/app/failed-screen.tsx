import { useLanguage } from '../i18n/language-provider.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';

/** Stands where a screen met a bug. */
export function FailedScreen({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useLanguage();
  return (
    <Page title={t('frame.screenFailed')} testId="failed-screen">
      <EmptyState icon="warning" title={t('frame.screenFailed')} text={t('frame.screenFailedText')}>
        <Button kind="primary" onPress={onAgain}>
          {t('frame.retry')}
        </Button>
      </EmptyState>
    </Page>
  );
}
