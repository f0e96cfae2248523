import { useMay } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { PaperScans } from './paper-scans.tsx';

type Props = { readonly fileId: string; readonly mine: boolean; readonly receiptId: string | null };

/** The scans of a file and of the receipts in it; those of `receiptId` first in view. */
export function FileScans({ fileId, mine, receiptId }: Props) {
  const works = useMay('file.work');
  const { value: scans } = useOfficeQuery('attachments.ofFile', { fileId });
  const first = scans?.find(({ receipt, withdrawal }) => receipt?.id === receiptId && withdrawal === null);
  return scans ? <PaperScans key={receiptId} scans={scans} owner={{ fileId }} mayAdd={works && mine} chosen={first?.id ?? null} /> : null;
}
