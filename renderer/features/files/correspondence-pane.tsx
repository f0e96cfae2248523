import type { FileView } from '../../../preload/contract/files.ts';
import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { isMessageKey } from '../../i18n/catalog.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { LetterStateTag } from '../../ui/letter-state-tag.tsx';

type Paper = FileView['correspondence'][number];
type Props = {
  readonly drafts: readonly Paper[];
  readonly chosen: string | null;
  readonly onChoose: (letterId: string) => void;
  readonly actions: ReactNode;
  readonly contents: ReactNode;
  readonly preview: ReactNode;
};

function PaperLine({ paper, chosen, onChoose }: { readonly paper: Paper; readonly chosen: boolean; readonly onChoose: () => void }) {
  const { t, day, moment } = useLanguage();
  const form = `letters.form_${paper.form}`;
  return (
    <button type="button" className="paper" aria-pressed={chosen} onClick={onChoose} data-testid="paper">
      <span className="row row-spread">
        <span className="strong">
          <ScriptText text={paper.subject || t('letters.noSubject')} />
        </span>
        <LetterStateTag state={paper.state} />
      </span>
      <span className="soft small row">
        <span>{isMessageKey(form) ? t(form) : paper.form}</span>
        {paper.number ? <NumberText text={paper.number} /> : null}
        <span>{paper.date ? day(paper.date) : moment(paper.updatedAt)}</span>
        {paper.to ? <ScriptText text={t('letters.toShort', { name: paper.to })} /> : null}
      </span>
    </button>
  );
}

/** The right side of the file: what lies in it, the drafts on it, and the paper being looked at. */
export function CorrespondencePane({ drafts, chosen, onChoose, actions, contents, preview }: Props) {
  const { t } = useLanguage();
  return (
    <section className="pane" aria-label={t('files.correspondence')}>
      <header className="pane-head">
        <h2>{t('files.correspondence')}</h2>
        {actions}
      </header>
      {contents}
      <div className="papers">
        {drafts.map((paper) => (
          <PaperLine key={paper.letterId} paper={paper} chosen={paper.letterId === chosen} onChoose={() => onChoose(paper.letterId)} />
        ))}
      </div>
      {preview ?? <EmptyState icon="letter" title={t('files.noPapersTitle')} text={t('files.noPapersText')} />}
    </section>
  );
}
