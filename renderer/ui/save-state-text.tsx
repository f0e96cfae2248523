import type { SaveState } from '../data/autosave.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Icon } from './icon.tsx';

/** Whether what was typed is safe: one quiet line beside the draft. */
export function SaveStateText({ save }: { readonly save: SaveState }) {
  const { t, time } = useLanguage();
  const words = {
    saved: save.savedAt === null ? '' : t('frame.savedAt', { time: time(save.savedAt) }),
    unsaved: t('frame.unsaved'),
    saving: t('frame.saving'),
    failed: t('frame.saveFailed'),
  };
  return (
    <span className={save.status === 'failed' ? 'save-state save-state-failed' : 'save-state'} role="status" data-testid="save-state" data-status={save.status}>
      {save.status === 'failed' ? <Icon name="warning" /> : null}
      {words[save.status]}
    </span>
  );
}
