import type { AcknowledgementRow } from '../../../preload/contract/dak-registry.ts';
import type { LanguageTools } from '../../i18n/language-provider.tsx';
import { languageNames } from '../../i18n/locale.ts';
import type { Column } from '../../ui/register/register-columns.ts';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import { SubjectText } from '../../ui/subject-text.tsx';
import { Tag, type TagTone } from '../../ui/tag.tsx';

const tones: Record<AcknowledgementRow['state'], TagTone> = { due: 'warn', printed: 'accent', sent: 'good' };

/** Whom an acknowledgement goes to, and how far it has come. */
export function acknowledgementColumns({ t, shortDay }: LanguageTools): readonly Column<AcknowledgementRow>[] {
  const dayText = (day: string | null) => (day === null ? '' : shortDay(day));
  const sentText = (row: AcknowledgementRow) => [dayText(row.sentOn), row.mode === null ? '' : t(`dispatch.mode_${row.mode}`)].filter((part) => part !== '').join(' · ');
  return [
    { id: 'number', title: t('dak.number'), width: 'minmax(7rem, 0.8fr)', cell: (row) => <NumberText text={row.number} />, text: (row) => row.number },
    { id: 'day', title: t('dak.receivedOn'), width: 'minmax(6rem, 0.5fr)', cell: (row) => shortDay(row.diarisedOn), text: (row) => shortDay(row.diarisedOn) },
    { id: 'from', title: t('dak.from'), width: 'minmax(8rem, 1.4fr)', cell: (row) => <ScriptText text={row.from} />, text: (row) => row.from },
    {
      id: 'subject',
      title: t('dak.subject'),
      width: 'minmax(9rem, 1.8fr)',
      cell: (row) => <SubjectText paper={row} />,
      text: (row) => row.subject,
    },
    { id: 'language', title: t('dak.language'), width: 'minmax(4.5rem, 0.4fr)', cell: (row) => languageNames[row.language], text: (row) => languageNames[row.language] },
    { id: 'state', title: t('dak.state'), width: 'minmax(6.5rem, 0.6fr)', cell: (row) => <Tag text={t(`dak.acknowledgement_${row.state}`)} tone={tones[row.state]} />, text: (row) => t(`dak.acknowledgement_${row.state}`) },
    { id: 'printed', title: t('dak.printedOn'), width: 'minmax(6rem, 0.5fr)', cell: (row) => dayText(row.printedOn), text: (row) => dayText(row.printedOn) },
    { id: 'sent', title: t('dak.sentOn'), width: 'minmax(7rem, 0.8fr)', cell: (row) => sentText(row), text: sentText },
  ];
}
