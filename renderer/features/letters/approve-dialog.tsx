import type { Draft, LetterView } from '../../../preload/contract/letters.ts';
import { ask } from '../../data/ask.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { isolate, isolateLtr } from '../../i18n/script.ts';
import { PinDialog } from '../../ui/pin-dialog.tsx';
import { ScriptText } from '../../ui/script-text.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { subjectOf } from './letter-draft.ts';

type Props = { readonly letter: LetterView; readonly draft: Draft; readonly onClose: () => void; readonly onApproved: () => void };

/** Says plainly what approval does, and asks for the PIN: from here on the text stands. */
export function ApproveDialog({ letter, draft, onClose, onApproved }: Props) {
  const { t, name } = useLanguage();
  const approve = async (pin: string) => {
    const result = await ask('letters.approve', { letterId: letter.id, pin });
    if (result.ok) {
      onApproved();
      showToast(t('letters.approved', { number: isolateLtr(result.value.number) }));
    }
    return result;
  };
  const receivers = draft.to.length + draft.copyTo.length;
  return (
    <PinDialog title={t('letters.approveTitle')} action={t('letters.approveNow')} onClose={onClose} onPin={approve}>
      <p className="strong">
        <ScriptText text={subjectOf(draft)} />
      </p>
      <ul className="plain-list">
        <li>{t('letters.approveSeal', { post: isolate(name(letter.signatory)) })}</li>
        <li>{t('letters.approveNumber')}</li>
        <li>{t('letters.approveDispatch', { count: receivers })}</li>
        <li>{t('letters.approveFrozen')}</li>
      </ul>
    </PinDialog>
  );
}
