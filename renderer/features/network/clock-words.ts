import { useLanguage } from '../../i18n/language-provider.tsx';

const minute = 60_000;
const units = [
  { unit: 'years', length: 365.25 * 24 * 60 * minute },
  { unit: 'days', length: 24 * 60 * minute },
  { unit: 'hours', length: 60 * minute },
  { unit: 'minutes', length: minute },
] as const;

type Amount = { readonly unit: (typeof units)[number]['unit']; readonly count: number };

/** A span of milliseconds in the largest unit of which it has at least two; a shorter one in minutes. */
export function roughly(milliseconds: number): Amount {
  const span = Math.abs(milliseconds);
  const { unit, length } = units.find((candidate) => span >= 2 * candidate.length) ?? { unit: 'minutes', length: minute };
  return { unit, count: Math.round(span / length) };
}

/** Says by how much this PC's clock is ahead (or, negative, behind) in milliseconds, and what to do. */
export function useClockSentence(): (wrongBy: number) => string {
  const { t } = useLanguage();
  return (wrongBy) => t(wrongBy > 0 ? 'network.clockAhead' : 'network.clockBehind', { amount: t('network.clockAmount', roughly(wrongBy)) });
}
