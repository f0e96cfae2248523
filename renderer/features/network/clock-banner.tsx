import { useEffect, useState } from 'react';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useClockSentence } from './clock-words.ts';

/** The first screen comes first, and a link that is made anew after a PC slept knows better in a moment. */
const askAfterMs = 3_000;

/** On every screen, while this PC's clock is known to be wrong: by how much, and what to do. */
export function ClockBanner() {
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAsks(true), askAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return asks ? <WrongClock /> : null;
}

function WrongClock() {
  const { t } = useLanguage();
  const sentence = useClockSentence();
  const { value } = useOfficeQuery('network.status', {});
  const wrongBy = value?.self?.clockWrongBy ?? null;
  if (wrongBy === null) return null;
  return (
    <aside className="banner" aria-label={t('frame.notice')} data-testid="clock-banner">
      <Icon name="clock" />
      <p>{sentence(wrongBy)}</p>
    </aside>
  );
}
