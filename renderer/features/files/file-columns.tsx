import type { FileRow } from '../../../preload/contract/files.ts';
import type { LanguageTools } from '../../i18n/language-provider.tsx';
import type { Column } from '../../ui/register/register-columns.ts';
import { DueText } from '../../ui/movement/due-text.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { SubjectText } from '../../ui/subject-text.tsx';
import { Tag } from '../../ui/tag.tsx';
import { FileTags } from './file-tags.tsx';
import { StandingTags } from './standing-tags.tsx';

/** The columns of a list of files; who holds a file matters everywhere but in one's own inbox. */
export function fileColumns(here: boolean, { t, name, moment, shortDay }: LanguageTools): readonly Column<FileRow>[] {
  const holder: Column<FileRow> = { id: 'holder', title: t('files.with'), width: 'minmax(8rem, 1.4fr)', cell: (row) => <ScriptText text={name(row.holder)} />, sortBy: (row) => name(row.holder) };
  const section: Column<FileRow> = { id: 'section', title: t('files.section'), width: 'minmax(8rem, 1.4fr)', cell: (row) => <ScriptText text={name(row.section)} />, sortBy: (row) => name(row.section) };
  return [
    { id: 'number', title: t('files.number'), width: 'minmax(8.5rem, 1fr)', cell: (row) => <NumberText text={row.number} />, sortBy: (row) => row.number },
    { id: 'subject', title: t('files.subject'), width: 'minmax(12rem, 3fr)', cell: (row) => <SubjectText paper={row} />, sortBy: (row) => row.subject },
    {
      id: 'marks',
      title: t('files.marks'),
      width: 'minmax(6.8rem, 1fr)',
      cell: (row) => (
        <span className="row">
          <FileTags urgency={row.urgency} classification={row.classification} />
          <StandingTags standing={row.standing} />
          {row.received ? null : <Tag text={t('files.notReceived')} tone="warn" icon="clock" />}
          <DueText dueOn={row.dueOn} />
          {row.drafts > 0 ? <Tag text={t('files.drafts', { count: row.drafts })} icon="pen" /> : null}
        </span>
      ),
      text: (row) => [row.urgency === 'routine' ? '' : t(`files.urgency_${row.urgency}`), row.dueOn === null ? '' : shortDay(row.dueOn)].filter(Boolean).join(', '),
    },
    here ? section : holder,
    { id: 'since', title: t('files.since'), width: 'minmax(10.5rem, 1fr)', cell: (row) => <span className="number">{moment(row.since)}</span>, text: (row) => moment(row.since), sortBy: (row) => row.since },
  ];
}
