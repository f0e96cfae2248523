import type { PaperFlag, PaperView } from '../../../preload/contract/correspondence.ts';
import { goTo } from '../../data/navigation.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ActionMenu, type MenuAction } from '../../ui/action-menu.tsx';
import { IconButton } from '../../ui/button.tsx';
import { showToast } from '../../ui/toasts.tsx';

type Props = { readonly fileId: string; readonly paper: PaperView; readonly mayFlag: boolean; readonly onScans: () => void };

/** What can be done with the paper being looked at: open it by itself, flag it. */
export function PaperActs({ fileId, paper, mayFlag, onScans }: Props) {
  const { t, errorText } = useLanguage();
  const flag = useCommand('correspondence.flag');
  const mark = async (wanted: PaperFlag | null) => {
    const result = await flag.run({ fileId, paperId: paper.id, flag: wanted });
    if (!result.ok) showToast(errorText(result.error), true);
  };
  const act = (id: string, name: string, wanted: PaperFlag | null): MenuAction => ({ id, name, icon: wanted === null ? 'check' : 'flag', run: () => void mark(wanted) });
  const actions = [
    ...(paper.flag === 'puc' ? [] : [act('puc', t('correspondence.markPuc'), 'puc')]),
    ...(paper.flag === 'fr' || paper.kind !== 'receipt' ? [] : [act('fr', t('correspondence.markFr'), 'fr')]),
    ...(paper.flag === null ? [] : [act('dealt-with', t('correspondence.dealtWith'), null)]),
  ];
  const open =
    paper.kind === 'receipt' ? (
      <IconButton icon="dak" label={t('correspondence.openReceipt')} onPress={() => goTo({ screen: 'receipt', receiptId: paper.id })} testId="open-receipt" />
    ) : paper.kind === 'letter' ? (
      <IconButton icon="letter" label={t('letters.open')} onPress={() => goTo({ screen: 'letter', letterId: paper.id })} testId="open-letter" />
    ) : null;
  return (
    <>
      {paper.kind === 'receipt' ? <IconButton icon="copies" label={t('attachments.scans')} onPress={onScans} testId="receipt-scans" /> : null}
      {open}
      {mayFlag && paper.part === 'correspondence' ? <ActionMenu label={t('correspondence.flag')} title={t('correspondence.flagTitle')} actions={actions} testId="flag-paper" /> : null}
    </>
  );
}
