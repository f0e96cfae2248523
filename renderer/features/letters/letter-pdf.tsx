import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { PdfView } from '../../ui/pdf/pdf-view.tsx';

/** The exact PDF of a letter: sealed bytes once issued, before that the same layout marked as a draft. */
export function LetterPdf({ letterId, actions }: { readonly letterId: string; readonly actions?: ReactNode }) {
  const { t } = useLanguage();
  const pdf = useOfficeQuery('letters.pdf', { letterId }, { keepPrevious: true });
  if (pdf.error) {
    return (
      <div className="stack letter-pdf-failed">
        <ErrorNotice error={pdf.error} />
        <div className="row">
          <Button onPress={pdf.refetch}>{t('frame.retry')}</Button>
          {actions}
        </div>
      </div>
    );
  }
  if (!pdf.value) return <p className="soft letter-pdf-wait">{t('letters.layingOut')}</p>;
  return <PdfView bytes={pdf.value.bytes} label={t(pdf.value.sealed ? 'letters.sealedPdf' : 'letters.draftPdf')} actions={actions} />;
}
