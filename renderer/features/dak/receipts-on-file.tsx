import { goTo } from '../../data/navigation.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { isolateLtr } from '../../i18n/script.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { IconButton } from '../../ui/button.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { ReceiptTags } from './receipt-tags.tsx';

/** The receipts on the correspondence side of a file, in the order in which they were put there; nothing while there are none. `onScans` shows the scans of one beside the notes. */
export function ReceiptsOnFile({ fileId, onScans }: { readonly fileId: string; readonly onScans: (receiptId: string) => void }) {
  const { t, day } = useLanguage();
  const { value: receipts } = useOfficeQuery('dak.onFile', { fileId });
  const { value: answers } = useOfficeQuery('letters.answers', { fileId });
  const { value: scans } = useOfficeQuery('attachments.ofFile', { fileId });
  if (!receipts || receipts.length === 0) return null;
  return (
    <ul className="plain papers" aria-label={t('dak.onFile')} data-testid="receipts-on-file">
      {receipts.map((receipt) => (
        <li key={receipt.id} className="receipt-on-file">
          <button type="button" className="paper" onClick={() => goTo({ screen: 'receipt', receiptId: receipt.id })}>
            <span className="row row-spread">
              <span className="strong">
                <ScriptText text={receipt.subject || t('dak.unopenedCover')} />
              </span>
              <ReceiptTags receipt={receipt} />
            </span>
            <span className="soft small row">
              <span>{t('dak.receipt')}</span>
              <NumberText text={receipt.number} />
              <span>{day(receipt.receivedOn)}</span>
              <ScriptText text={receipt.from} />
              {(answers ?? []).filter((answer) => answer.receiptId === receipt.id).map((answer) => <span key={answer.letterId}>{t('dak.answeredBy', { number: isolateLtr(answer.number) })}</span>)}
            </span>
          </button>
          {scans?.some((scan) => scan.receipt?.id === receipt.id) ? (
            <IconButton icon="copies" label={t('attachments.open')} onPress={() => onScans(receipt.id)} testId="receipt-scans" />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
