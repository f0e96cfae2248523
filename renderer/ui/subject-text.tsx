import { useLanguage } from '../i18n/language-provider.tsx';
import { ScriptText } from './script-text.tsx';

/** What a paper is about; of one that is graded and not for this post, only that it is confidential. */
export function SubjectText({ paper }: { readonly paper: { readonly hidden: boolean; readonly subject: string } }) {
  const { t } = useLanguage();
  return paper.hidden ? <span className="soft">{t('frame.confidential')}</span> : <ScriptText text={paper.subject} />;
}
