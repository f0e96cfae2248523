import type { FileStanding } from '../../../preload/contract/files.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Tag } from '../../ui/tag.tsx';

/** What tells a file apart from one that is simply at work: part or volume, on paper, at rest, attached, waiting for approval. */
export function StandingTags({ standing }: { readonly standing: FileStanding }) {
  const { t } = useLanguage();
  const { form, kind, state, attached, asked } = standing;
  return (
    <>
      {kind === 'main' ? null : <Tag text={t(`files.tag_${kind}`)} icon="copies" />}
      {form === 'physical' ? <Tag text={t('files.tag_physical')} icon="file" /> : null}
      {state === 'open' ? null : <Tag text={t(`files.tag_${state}`)} tone={state === 'parked' ? 'warn' : 'plain'} icon={state === 'parked' ? 'pause' : 'lock'} />}
      {attached ? <Tag text={t('files.tag_attached')} icon="copies" /> : null}
      {asked ? <Tag text={t(`files.tag_asked_${asked}`)} tone="accent" icon="question" /> : null}
    </>
  );
}
