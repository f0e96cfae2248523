import { today } from '../../data/today.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Tag } from '../tag.tsx';

/** By when something is asked for; what is due today or late stands out. Nothing where no day is set. */
export function DueText({ dueOn }: { readonly dueOn: string | null }) {
  const { t, shortDay } = useLanguage();
  if (dueOn === null) return null;
  const now = today();
  if (dueOn === now) return <Tag text={t('movement.dueToday')} tone="warn" icon="clock" />;
  if (dueOn < now) return <Tag text={t('movement.overdue', { day: shortDay(dueOn) })} tone="danger" icon="clock" />;
  return <span className="soft small">{`${t('movement.dueOn')} ${shortDay(dueOn)}`}</span>;
}
