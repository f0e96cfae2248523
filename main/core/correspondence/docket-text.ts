import type { Docket } from '../../../preload/contract/correspondence.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { dayText, numberText } from '../pages/language.ts';
import type { PageWords } from '../pages/page-words.ts';
import { nameIn } from '../pages/typed-text.ts';

/** Keep a number or a name from being reordered inside a line of the other direction (Unicode LRI, FSI … PDI). */
const leftToRight = (text: string) => `\u2066${text}\u2069`;
const apart = (text: string) => `\u2068${text}\u2069`;

type Print = { readonly words: PageWords; readonly language: Language; readonly digits: 'latin' | 'native' };

/** A docket as it is printed in the notesheet (CSMOP 25, domain.md row 24): what, from or to whom, number and date, and below it what was written on the paper. */
export function docketText(docket: Docket, { words, language, digits }: Print): string[] {
  const receipt = docket.kind === 'receipt';
  const [number, date] = receipt ? [docket.theirNumber, docket.theirDate] : [docket.number, docket.date];
  const pages = docket.firstPage === docket.lastPage ? `C/${docket.firstPage}` : `C/${docket.firstPage}-${docket.lastPage}`;
  const facts = [
    `${words.serial} ${numberText(docket.serial, language, digits)} (${leftToRight(pages)})`,
    docket.hidden ? words.confidential : `${receipt ? words.from : words.to}: ${apart(docket.party)}`,
    number === '' ? '' : `${receipt ? words.letterReference : words.number} ${leftToRight(number)}`,
    date === null ? '' : `${words.date} ${dayText(date, language, digits)}`,
    receipt ? `${words.diaryNumber} ${leftToRight(docket.number)}` : '',
  ];
  const remarks = docket.remarks.map(({ text, by }) => (by ? `${nameIn(by.post, language)}: ${apart(text)}` : text));
  return [facts.filter((fact) => fact !== '').join(' · '), ...remarks];
}
