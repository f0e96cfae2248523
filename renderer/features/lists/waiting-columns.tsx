import type { WaitingRow } from '../../../preload/contract/lists.ts';
import type { LanguageTools } from '../../i18n/language-provider.tsx';
import { Icon } from '../../ui/icon.tsx';
import { DueText } from '../../ui/movement/due-text.tsx';
import type { Column } from '../../ui/register/register-columns.ts';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { Tag } from '../../ui/tag.tsx';

/** What waits: whether file or receipt, what it is about, from whom, and why it is urgent, in words and not by colour alone. */
export function waitingColumns({ t, name, moment, shortDay }: LanguageTools): readonly Column<WaitingRow>[] {
  const from = (row: WaitingRow) => (row.cameFrom ? name(row.cameFrom) : row.sender);
  const marks = (row: WaitingRow) => [row.dueOn === null ? '' : shortDay(row.dueOn), row.urgency === 'routine' ? '' : t(`files.urgency_${row.urgency}`), row.unread ? t('lists.unread') : ''];
  return [
    {
      id: 'kind',
      title: t('lists.kind'),
      width: 'minmax(5.2rem, 0.5fr)',
      cell: (row) => (
        <span className="row">
          <Icon name={row.kind === 'file' ? 'file' : 'dak'} />
          {t(`lists.kind_${row.kind}`)}
        </span>
      ),
      text: (row) => t(`lists.kind_${row.kind}`),
    },
    { id: 'number', title: t('lists.number'), width: 'minmax(9rem, 1fr)', cell: (row) => <NumberText text={row.number} />, text: (row) => row.number },
    { id: 'subject', title: t('files.subject'), width: 'minmax(8.5rem, 2.6fr)', cell: (row) => <ScriptText text={row.subject} />, text: (row) => row.subject },
    {
      id: 'marks',
      title: t('lists.marks'),
      width: 'minmax(8.5rem, 1.8fr)',
      cell: (row) => (
        <span className="row">
          <DueText dueOn={row.dueOn} />
          {row.urgency === 'routine' ? null : <Tag text={t(`files.urgency_${row.urgency}`)} tone={row.urgency === 'priority' ? 'warn' : 'danger'} icon="clock" />}
          {row.received ? null : <Tag text={t('files.notReceived')} tone="warn" icon="clock" />}
          {row.unread && row.received ? <Tag text={t('lists.unread')} tone="accent" icon="letter" /> : null}
        </span>
      ),
      text: (row) => marks(row).filter(Boolean).join(', '),
    },
    { id: 'from', title: t('lists.from'), width: 'minmax(7.2rem, 1.1fr)', cell: (row) => <ScriptText text={from(row)} />, text: from },
    { id: 'since', title: t('files.since'), width: 'minmax(10.5rem, 1fr)', cell: (row) => <span className="number">{moment(row.since)}</span>, text: (row) => moment(row.since) },
  ];
}
