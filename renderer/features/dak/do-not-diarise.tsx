import { useLanguage } from '../../i18n/language-provider.tsx';
import { Notice } from '../../ui/notice.tsx';
import { looksLike } from './looks-like.ts';
import type { ReceiptDraft } from './receipt-draft.ts';

/** Help in place: this paper may be one of those that are not diarised. It stops nobody. */
export function DoNotDiarise({ draft }: { readonly draft: ReceiptDraft }) {
  const { t } = useLanguage();
  const kind = looksLike(draft.subject);
  if (kind === null) return null;
  return (
    <Notice>
      <div data-testid="do-not-diarise">
        <p>{t(`dak.notDiarised_${kind}`)}</p>
        <p className="soft small">{t('dak.notDiarisedList')}</p>
      </div>
    </Notice>
  );
}
