import type { CriticalKind, SealedText, SealFacts } from '../../main/core/seal/seal-facts.ts';
import type { LocalisedName } from '../../main/core/seal/trust-list.ts';
import type { Office } from '../../main/core/seal/verdict-types.ts';
import { say, sayDate, type Language, type MessageKey } from './words.ts';

/** One thing to compare with the paper. `remark` is said under the value. */
export type FactRow = { readonly label: MessageKey; readonly value: string; readonly remark: MessageKey | null };

const criticalLabel = {
  amount: 'field.amount',
  identityEnding: 'field.identityEnding',
  date: 'field.criticalDate',
  name: 'field.name',
  post: 'field.post',
} as const satisfies Record<CriticalKind, MessageKey>;

const row = (label: MessageKey, value: string, remark: MessageKey | null = null): FactRow => ({ label, value, remark });

/** A name in the language of the page, else in English. */
export const localName = (language: Language, name: LocalisedName): string => name[language] ?? name.en;

const sealedRow = (language: Language, label: MessageKey, sealed: SealedText): FactRow =>
  'text' in sealed ? row(label, sealed.cut ? `${sealed.text} …` : sealed.text, sealed.cut ? 'field.cut' : null) : row(label, say(language, 'field.masked'));

const signatoryOf = (language: Language, facts: SealFacts, office: Office): string => {
  if (typeof facts.signatory === 'string') return facts.signatory;
  return office.signatory === null ? String(facts.signatory) : localName(language, office.signatory);
};

/** What the office sealed, in the order in which it stands on the paper. */
export const factRows = (language: Language, facts: SealFacts, office: Office): readonly FactRow[] => [
  row('field.number', facts.number),
  row('field.date', sayDate(language, facts.date)),
  sealedRow(language, 'field.addressee', facts.addressee),
  sealedRow(language, 'field.subject', facts.subject),
  row('field.signatory', signatoryOf(language, facts, office)),
  row('field.pages', String(facts.pages)),
  row('field.enclosures', String(facts.enclosures)),
  ...facts.criticalValues.map(({ kind, value }) => row(criticalLabel[kind], value)),
  ...(facts.validUntil === null ? [] : [row('field.validUntil', sayDate(language, facts.validUntil))]),
];
