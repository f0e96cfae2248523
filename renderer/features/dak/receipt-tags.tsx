import type { ReceiptRow } from '../../../preload/contract/dak.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { TagTone } from '../../ui/tag.tsx';

type Props = { readonly receipt: Pick<ReceiptRow, 'urgency' | 'classification' | 'vip' | 'unopenedCover' | 'state' | 'received' | 'enclosuresMissing'> };

const tones: Record<ReceiptRow['state'], TagTone> = { open: 'accent', 'in-file': 'good', disposed: 'plain', binned: 'danger' };

/** Where a receipt stands; a paper that waits to be taken over says so before all else. */
export function ReceiptStateTag({ receipt }: Props) {
  const { t } = useLanguage();
  if (receipt.state === 'open' && !receipt.received) return <Tag text={t('dak.state_waiting')} tone="warn" icon="clock" />;
  return <Tag text={t(`dak.state_${receipt.state}`)} tone={tones[receipt.state]} />;
}

/** Only what is out of the ordinary: urgency, grading, a closed cover, a VIP reference. */
export function ReceiptTags({ receipt }: Props) {
  const { t } = useLanguage();
  const { urgency, classification } = receipt;
  return (
    <>
      {urgency === 'routine' ? null : <Tag text={t(`files.urgency_${urgency}`)} tone={urgency === 'priority' ? 'warn' : 'danger'} icon="clock" />}
      {classification === 'normal' ? null : <Tag text={t(`files.grading_${classification}`)} tone="accent" icon="lock" />}
      {receipt.unopenedCover ? <Tag text={t('dak.unopenedCover')} icon="dak" /> : null}
      {receipt.enclosuresMissing > 0 ? <Tag text={t('dak.onlyMissing')} tone="warn" /> : null}
      {receipt.vip ? <Tag text={t('dak.vip')} tone="warn" /> : null}
    </>
  );
}
