import { searchKey } from '../../i18n/search-key.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { ReceiptDraft } from './receipt-draft.ts';

/**
 * What is not diarised (row 7): words of its subject in the three languages, each with the reason that is shown. Unsigned and misaddressed papers
 * have no words of their own and are told by the list alone.
 */
const kinds = [
  { id: 'leave', words: ['casual leave', 'اتفاقیہ رخصت', 'اتفاقی رخصت', 'رخصت اتفاقیہ', 'आकस्मिक अवकाश'] },
  { id: 'holiday', words: ['holiday notice', 'notice of holiday', 'public holiday', 'تعطیل', 'अवकाश की सूचना', 'सार्वजनिक अवकाश'] },
  { id: 'gazette', words: ['gazette', 'گزٹ', 'राजपत्र', 'गजट'] },
  { id: 'printed', words: ['catalogue', 'brochure', 'price list', 'magazine', 'newsletter', 'اشتہار', 'رسالہ', 'فہرست قیمت', 'विवरणिका', 'मूल्य सूची', 'पत्रिका'] },
] as const;

export type NotDiarised = (typeof kinds)[number]['id'];

/** What the subject makes a paper look like, or null; never more than a hint. */
export function looksLike(subject: string): NotDiarised | null {
  const key = searchKey(subject);
  return kinds.find(({ words }) => words.some((word) => key.includes(searchKey(word))))?.id ?? null;
}

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
