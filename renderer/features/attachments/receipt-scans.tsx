import { useMay } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { PaperScans } from './paper-scans.tsx';

/** The scans of a receipt, beside its facts. */
export function ReceiptScans({ receiptId, inHand }: { readonly receiptId: string; readonly inHand: boolean }) {
  const works = useMay('dak.work');
  const { value: scans } = useOfficeQuery('attachments.ofReceipt', { receiptId });
  return scans ? <PaperScans scans={scans} owner={{ receiptId }} mayAdd={works && inHand} /> : null;
}
