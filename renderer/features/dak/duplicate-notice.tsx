import { goTo } from '../../data/navigation.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { NumberText, ScriptText } from '../../ui/script-text.tsx';
import type { ReceiptDraft } from './receipt-draft.ts';

/** Warns of a letter that has a diary number already; the clerk decides (domain.md row 13). */
export function DuplicateNotice({ draft }: { readonly draft: ReceiptDraft }) {
  const { t, shortDay } = useLanguage();
  const letterNumber = useSettled(draft.letterNumber.trim());
  const { name, organisation } = draft.sender;
  const asked = letterNumber !== '' && (name.trim() !== '' || organisation.trim() !== '');
  const { value } = useOfficeQuery('dak.duplicates', { name, organisation, letterNumber, ...(draft.letterDate ? { letterDate: draft.letterDate } : {}) }, { enabled: asked });
  if (!asked || !value || value.length === 0) return null;
  return (
    <Notice tone="warn">
      <div data-testid="duplicates">
        <p>{t('dak.duplicate')}</p>
        {value.map((receipt) => (
          <p key={receipt.id} className="row">
            <NumberText text={receipt.number} /> {shortDay(receipt.receivedOn)} <ScriptText text={receipt.subject} />
            <Button kind="quiet" onPress={() => goTo({ screen: 'receipt', receiptId: receipt.id })}>
              {t('dak.openReceipt')}
            </Button>
          </p>
        ))}
      </div>
    </Notice>
  );
}
