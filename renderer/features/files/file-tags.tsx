import type { FileRow } from '../../../preload/contract/files.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Tag } from '../../ui/tag.tsx';

type Props = { readonly urgency: FileRow['urgency']; readonly classification: FileRow['classification'] };

/** Only what is out of the ordinary: urgency above routine, grading above normal. */
export function FileTags({ urgency, classification }: Props) {
  const { t } = useLanguage();
  return (
    <>
      {urgency === 'routine' ? null : <Tag text={t(`files.urgency_${urgency}`)} tone={urgency === 'priority' ? 'warn' : 'danger'} icon="clock" />}
      {classification === 'normal' ? null : <Tag text={t(`files.grading_${classification}`)} tone="accent" icon="lock" />}
    </>
  );
}
