import type { BatchView } from '../../../preload/contract/batches.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import type { TagTone } from '../../ui/tag.tsx';
import { Tag } from '../../ui/tag.tsx';

const tones: Record<BatchView['state'], TagTone> = { running: 'accent', paused: 'warn', done: 'good', cancelled: 'plain', failed: 'danger' };

export function BatchStateTag({ state }: { readonly state: BatchView['state'] }) {
  const { t } = useLanguage();
  return <Tag text={t(`batches.state_${state}`)} tone={tones[state]} />;
}
