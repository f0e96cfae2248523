import { useLanguage } from '../i18n/language-provider.tsx';
import type { IconName } from './icon.tsx';
import { Tag } from './tag.tsx';
import type { TagTone } from './tag.tsx';

type State = 'draft' | 'issued' | 'cancelled' | 'superseded';

const looks: Record<State, { readonly tone: TagTone; readonly icon: IconName }> = {
  draft: { tone: 'warn', icon: 'pen' },
  issued: { tone: 'good', icon: 'check' },
  cancelled: { tone: 'danger', icon: 'close' },
  superseded: { tone: 'danger', icon: 'returned' },
};

/** Whether a letter is still a draft, in force, or no longer so. */
export function LetterStateTag({ state }: { readonly state: State }) {
  const { t } = useLanguage();
  return <Tag text={t(`letters.state_${state}`)} tone={looks[state].tone} icon={looks[state].icon} />;
}
