import { useEffect, useState } from 'react';
import { useSession, useMay } from '../data/session.tsx';
import { useOfficeQuery } from '../data/use-office-query.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Icon } from '../ui/icon.tsx';

/** The first screen comes first: keys end once a year. */
const askAfterMs = 3_000;

/** Tells officers of their own section, and the registrar of every section, that a sealing key nears its last day or is past it; one line for all of the same kind. */
export function KeyBanner() {
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAsks(true), askAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return asks ? <EndingKeys /> : null;
}

function EndingKeys() {
  const { t, name } = useLanguage();
  const { post } = useSession();
  const manages = useMay('office.manage');
  const approves = useMay('letter.approve');
  const { value: keys } = useOfficeQuery('office.keys', {});
  const concerned = (keys?.sections ?? []).filter((section) => section.warning !== 'none' && (manages || (approves && section.sectionId === post.sectionId)));
  const named = (warning: 'ended' | 'soon') => concerned.filter((section) => section.warning === warning).map((section) => name(section.name)).join(t('session.listSeparator'));
  const lines = [
    { key: 'frame.keyEnded', section: named('ended') },
    { key: 'frame.keyEndsSoon', section: named('soon') },
  ] as const;
  return lines
    .filter(({ section }) => section !== '')
    .map(({ key, section }) => (
      <aside key={key} className="banner" aria-label={t('frame.notice')} data-testid="key-banner">
        <Icon name="warning" />
        <p>{t(key, { section })}</p>
      </aside>
    ));
}
