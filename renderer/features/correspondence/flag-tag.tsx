import type { PaperView } from '../../../preload/contract/correspondence.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Tag } from '../../ui/tag.tsx';

const tens = ['', 'X', 'XX', 'XXX', 'XL', 'L', 'LX', 'LXX', 'LXXX', 'XC'] as const;
const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'] as const;

/** FR II, as flags are written; plain digits beyond ninety-nine. */
function roman(value: number): string {
  return value > 99 ? String(value) : `${tens[Math.floor(value / 10)] ?? ''}${ones[value % 10] ?? ''}`;
}

/** What a paper is for the case: under consideration, or fresh; nothing for the others. */
export function FlagTag({ paper }: { readonly paper: Pick<PaperView, 'flag' | 'freshOrdinal'> }) {
  const { t } = useLanguage();
  if (paper.flag === null) return null;
  if (paper.flag === 'puc') return <Tag text={t('correspondence.puc')} tone="danger" icon="flag" />;
  const text = paper.freshOrdinal === 0 ? t('correspondence.fr') : t('correspondence.frOrdinal', { ordinal: roman(paper.freshOrdinal) });
  return <Tag text={text} tone="accent" icon="flag" />;
}
