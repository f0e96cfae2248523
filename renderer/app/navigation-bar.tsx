import { memo } from 'react';
import { goTo, useRoute } from '../data/navigation.ts';
import { useOfficeQuery } from '../data/use-office-query.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Area } from './areas.ts';
import { areas } from './areas.ts';
import { JobIndicator } from './job-indicator.tsx';

type ItemProps = { readonly area: Area; readonly here: boolean; readonly count: number; readonly countText: string };

function Item({ area, here, count, countText }: ItemProps) {
  const { t, number } = useLanguage();
  return (
    <li>
      <button type="button" className="area" aria-current={here ? 'page' : undefined} onClick={() => goTo(area.route)} data-testid={`area-${area.id}`}>
        <Icon name={area.icon} />
        <span className="area-name">{t(area.name)}</span>
        {count > 0 ? (
          <span className="area-count" title={countText}>
            {number(count)}
            <span className="visually-hidden"> {countText}</span>
          </span>
        ) : null}
      </button>
    </li>
  );
}

type Waiting = { readonly count: number; readonly text: string };

/** What waits in the areas in which something can wait. */
function useWaiting(): Readonly<Record<string, Waiting>> {
  const { t } = useLanguage();
  const { value: files } = useOfficeQuery('files.counts', {});
  const { value: dak } = useOfficeQuery('dak.counts', {});
  const unread = (count: number): Waiting => ({ count, text: t('frame.unreadCount', { count }) });
  const pending = files?.dispatchPending ?? 0;
  return {
    dak: unread((dak?.unread ?? 0) + (dak?.unreadCopies ?? 0)),
    inbox: unread(files?.unread ?? 0),
    dispatch: { count: pending, text: t('frame.pendingCount', { count: pending }) },
  };
}

/** The areas, what waits in them, and long work under way. */
export const NavigationBar = memo(function NavigationBar() {
  const { t } = useLanguage();
  const route = useRoute();
  const waiting = useWaiting();
  return (
    <nav className="navigation" aria-label={t('frame.areas')}>
      <div className="navigation-brand">
        <span className="brand-mark" aria-hidden="true" />
        {t('frame.product')}
      </div>
      <ul className="plain">
        {areas.map((area) => (
          <Item key={area.id} area={area} here={area.owns(route)} count={waiting[area.id]?.count ?? 0} countText={waiting[area.id]?.text ?? ''} />
        ))}
      </ul>
      <JobIndicator />
    </nav>
  );
});
