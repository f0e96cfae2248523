import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { PaperDialog } from '../../ui/paper-dialog.tsx';

type Props = { readonly receiptId: string; readonly onClose: () => void };
export type ReceiptPaper = 'slip' | 'label';

function SlipDialog({ receiptId, onClose }: Props) {
  const { t } = useLanguage();
  return <PaperDialog title={t('dak.slip')} paper={useOfficeQuery('dak.acknowledgementPdf', { receiptId })} purpose="register" onClose={onClose} />;
}

function LabelDialog({ receiptId, onClose }: Props) {
  const { t, language } = useLanguage();
  return <PaperDialog title={t('dak.label')} paper={useOfficeQuery('dak.labelPdf', { receiptId, language })} purpose="register" onClose={onClose} />;
}

/** The slip for the sender, or the label for the paper. */
export function ReceiptPaperDialog({ paper, ...props }: Props & { readonly paper: ReceiptPaper }) {
  return paper === 'slip' ? <SlipDialog {...props} /> : <LabelDialog {...props} />;
}
