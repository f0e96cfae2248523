import type { Verification } from '../../../preload/contract/verify.ts';
import type { LanguageTools } from '../../i18n/language-provider.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';

export type FactToCompare = { readonly id: string; readonly label: MessageKey; readonly value: string; readonly goesOn: boolean; readonly leftToRight: boolean };

type Facts = NonNullable<Verification['facts']>;

/** What the seal holds, in the order in which it stands on the paper; a masked field has nothing to compare. */
export function factsToCompare(facts: Facts, office: string, { day, number }: Pick<LanguageTools, 'day' | 'number'>): readonly FactToCompare[] {
  const fact = (id: string, label: MessageKey, value: string, more: Partial<FactToCompare> = {}): FactToCompare => ({ id, label, value, goesOn: false, leftToRight: false, ...more });
  return [
    fact('office', 'verify.field.office', office),
    fact('number', 'verify.field.number', facts.number, { leftToRight: true }),
    fact('date', 'verify.field.date', day(facts.date)),
    ...(facts.addressee === null ? [] : [fact('addressee', 'verify.field.addressee', facts.addressee, { goesOn: facts.addresseeCut })]),
    ...(facts.subject === null ? [] : [fact('subject', 'verify.field.subject', facts.subject, { goesOn: facts.subjectCut })]),
    fact('signatory', 'verify.field.signatory', facts.signatory),
    fact('pages', 'verify.field.pages', number(facts.pages)),
    ...(facts.enclosures > 0 ? [fact('enclosures', 'verify.field.enclosures', number(facts.enclosures))] : []),
  ];
}
