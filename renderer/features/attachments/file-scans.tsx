import { useMay } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { PaperScans } from './paper-scans.tsx';

type Props = { readonly fileId: string; readonly mine: boolean };

/** The scans of a file and of the receipts in it, and where papers of the file itself come in. */
export function FileScans({ fileId, mine }: Props) {
  const works = useMay('file.work');
  const { value: scans } = useOfficeQuery('attachments.ofFile', { fileId });
  return scans ? <PaperScans scans={scans} owner={{ fileId }} mayAdd={works && mine} /> : null;
}
