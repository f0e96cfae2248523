import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';

/** How many papers under consideration wait, by days: the same papers as the lines below. */
export function PucBar({ scope }: { readonly scope: 'section' | 'office' }) {
  const { t } = useLanguage();
  const { value } = useOfficeQuery('correspondence.pendency', { scope }, { keepPrevious: true });
  if (!value || value.total === 0) return null;
  return (
    <dl className="bands" data-testid="puc-bands">
      {value.bands.map(({ from, to, files }) => (
        <div key={from} className={files > 0 && to === null ? 'band band-long' : 'band'}>
          <dt>{to === null ? t('registers.bandOver', { from: from - 1 }) : t('registers.bandBetween', { from, to })}</dt>
          <dd data-count={files}>{t('registers.bandFiles', { count: files })}</dd>
        </div>
      ))}
    </dl>
  );
}
