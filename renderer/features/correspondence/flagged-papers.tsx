import type { PaperView } from '../../../preload/contract/correspondence.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { NumberText } from '../../ui/script-text.tsx';
import { FlagTag } from './flag-tag.tsx';
import { pageLabel, putUpOrder } from './pages.ts';
import './correspondence.css';

const mostShown = 3;

/** Above the notes: the paper under consideration and what came fresh; each opens. */
export function FlaggedPapers({ papers, onOpen }: { readonly papers: readonly PaperView[]; readonly onOpen: (paperId: string) => void }) {
  const { t, number } = useLanguage();
  const flagged = putUpOrder(papers.filter(({ flag }) => flag !== null));
  if (flagged.length === 0) return null;
  return (
    <ul className="plain row flagged" aria-label={t('correspondence.flagged')} data-testid="flagged">
      {flagged.slice(0, mostShown).map((paper) => (
        <li key={paper.id}>
          <button type="button" className="flagged-open" title={paper.subject} onClick={() => onOpen(paper.id)}>
            <FlagTag paper={paper} /> <NumberText text={pageLabel({ part: paper.part, page: paper.firstPage })} />
          </button>
        </li>
      ))}
      {flagged.length > mostShown ? <li className="soft small">+{number(flagged.length - mostShown)}</li> : null}
    </ul>
  );
}
