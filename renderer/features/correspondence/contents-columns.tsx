import type { PaperView } from '../../../preload/contract/correspondence.ts';
import { isMessageKey } from '../../i18n/catalog.ts';
import type { LanguageTools } from '../../i18n/language-provider.tsx';
import { isolateLtr } from '../../i18n/script.ts';
import type { Column } from '../../ui/register/register-columns.ts';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { SubjectText } from '../../ui/subject-text.tsx';
import { FlagTag } from './flag-tag.tsx';
import { spanLabel } from './pages.ts';

/** What a paper is, in a word: its form for a letter. */
export function kindName({ kind, form }: Pick<PaperView, 'kind' | 'form'>, { t }: LanguageTools): string {
  const key = `letters.form_${form}`;
  return kind === 'letter' && isMessageKey(key) ? t(key) : t(`correspondence.kind_${kind}`);
}

function What({ paper, tools }: { readonly paper: PaperView; readonly tools: LanguageTools }) {
  const { t } = tools;
  const ended = paper.state === 'cancelled' || paper.state === 'superseded' ? t(`letters.state_${paper.state}`) : paper.state === 'withdrawn' ? t('correspondence.withdrawn') : '';
  const party = paper.kind === 'attachment' ? t(`correspondence.part_${paper.part}`) : t(paper.kind === 'receipt' ? 'correspondence.from' : 'correspondence.to', { party: paper.hidden ? t('frame.confidential') : paper.party });
  return (
    <>
      <span className={ended === '' ? 'contents-subject' : 'contents-subject contents-ended'}>
        <SubjectText paper={{ ...paper, subject: paper.subject || kindName(paper, tools) }} />
      </span>
      <span className="soft small">
        {kindName(paper, tools)} · <ScriptText text={party} />
        {paper.answeredBy.map((answer) => (
          <span key={answer}> · {t('dak.answeredBy', { number: isolateLtr(answer) })}</span>
        ))}
        {ended === '' ? null : <span className="contents-ended-word"> · {ended}</span>}
      </span>
    </>
  );
}

/** Serial number, pages, what it is and from or to whom, number and date, flag. */
export function contentsColumns(tools: LanguageTools): readonly Column<PaperView>[] {
  const { t, number, shortDay } = tools;
  return [
    { id: 'serial', title: t('correspondence.serial'), width: '2.2rem', cell: (paper) => number(paper.serial) },
    { id: 'pages', title: t('correspondence.pages'), width: '4.2rem', cell: (paper) => <strong data-testid="contents-pages"><NumberText text={spanLabel(paper)} /></strong> },
    { id: 'what', title: t('correspondence.paper'), width: 'minmax(7rem, 1fr)', cell: (paper) => <What paper={paper} tools={tools} /> },
    {
      id: 'number',
      title: t('correspondence.numberAndDate'),
      width: 'minmax(7rem, 0.8fr)',
      cell: (paper) => (
        <>
          <NumberText text={paper.number} />
          <span className="soft small">{paper.date === null ? '' : shortDay(paper.date)}</span>
        </>
      ),
    },
    { id: 'flag', title: t('correspondence.flagHead'), width: '6rem', cell: (paper) => <FlagTag paper={paper} /> },
  ];
}
