import { useLanguage } from '../../i18n/language-provider.tsx';
import { megabytes } from './megabytes.ts';

type Scan = { readonly title: string; readonly name: string; readonly pages: number; readonly size: number };

/** What a scan is called, its pages and its size. */
export function ScanFacts({ scan, crossed = false }: { readonly scan: Scan; readonly crossed?: boolean }) {
  const { t, number } = useLanguage();
  return (
    <>
      <bdi className={crossed ? 'scan-name scan-crossed' : 'scan-name'}>{scan.title}</bdi>
      <span className="soft small scan-facts">
        <bdi>{t('attachments.pages', { pages: scan.pages })}</bdi>
        <bdi>{t('attachments.size', { megabytes: number(megabytes(scan.size)) })}</bdi>
      </span>
    </>
  );
}
