import type { PaperFlag, PaperView } from '../../../preload/contract/correspondence.ts';
import { goTo } from '../../data/navigation.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ActionMenu, type MenuAction } from '../../ui/action-menu.tsx';
import { showToast } from '../../ui/toasts.tsx';

type Props = { readonly fileId: string; readonly paper: PaperView; readonly mayFlag: boolean; readonly onScans: () => void };

/** The flags that a paper may get now, and taking off the one that it has. */
function useFlagActs({ fileId, paper, mayFlag }: Pick<Props, 'fileId' | 'paper' | 'mayFlag'>): readonly MenuAction[] {
  const { t, errorText } = useLanguage();
  const flag = useCommand('correspondence.flag');
  if (!mayFlag || paper.part !== 'correspondence') return [];
  const mark = async (wanted: PaperFlag | null) => {
    const result = await flag.run({ fileId, paperId: paper.id, flag: wanted });
    if (!result.ok) showToast(errorText(result.error), true);
  };
  return [
    ...(paper.flag === 'puc' ? [] : [{ id: 'puc', name: t('correspondence.markPuc'), icon: 'flag' as const, run: () => void mark('puc') }]),
    ...(paper.flag === 'fr' || paper.kind !== 'receipt' ? [] : [{ id: 'fr', name: t('correspondence.markFr'), icon: 'flag' as const, run: () => void mark('fr') }]),
    ...(paper.flag === null ? [] : [{ id: 'dealt-with', name: t('correspondence.dealtWith'), icon: 'check' as const, run: () => void mark(null) }]),
  ];
}

/** What can be done with the paper being looked at: flag it, open it by itself, see its scans as they came. */
export function PaperActs(props: Props) {
  const { t } = useLanguage();
  const { paper, onScans } = props;
  const opens: Readonly<Record<PaperView['kind'], readonly MenuAction[]>> = {
    receipt: [
      { id: 'open-receipt', name: t('correspondence.openReceipt'), icon: 'dak', run: () => goTo({ screen: 'receipt', receiptId: paper.id }) },
      { id: 'receipt-scans', name: t('attachments.scans'), icon: 'copies', run: onScans },
    ],
    letter: [{ id: 'open-letter', name: t('letters.open'), icon: 'letter', run: () => goTo({ screen: 'letter', letterId: paper.id }) }],
    attachment: [],
  };
  const actions = [...useFlagActs(props), ...opens[paper.kind]];
  return actions.length === 0 ? null : <ActionMenu label={t('correspondence.paper')} title={t('correspondence.paperActs')} actions={actions} testId="paper-acts" />;
}
