import { searchKey } from '../../i18n/search-key.ts';

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

type NotDiarised = (typeof kinds)[number]['id'];

/** What the subject makes a paper look like, or null; never more than a hint. */
export function looksLike(subject: string): NotDiarised | null {
  const key = searchKey(subject);
  return kinds.find(({ words }) => words.some((word) => key.includes(searchKey(word))))?.id ?? null;
}
