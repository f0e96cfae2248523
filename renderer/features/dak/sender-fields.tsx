import { useLanguage } from '../../i18n/language-provider.tsx';
import { MoreAboutSender } from './more-about-sender.tsx';
import type { DraftProblem, ReceiptDraft } from './receipt-draft.ts';
import { SenderField } from './sender-field.tsx';

type Props = { readonly draft: ReceiptDraft; readonly onChange: (change: Partial<ReceiptDraft>) => void; readonly problems: readonly DraftProblem[] };

/** Who wrote: organisation or name is needed, the rest helps to find him again. */
export function SenderFields({ draft, onChange, problems }: Props) {
  const { t } = useLanguage();
  const whole = { sender: draft.sender, onChange: (sender: ReceiptDraft['sender']) => onChange({ sender }) };
  return (
    <section className="stack stack-tight">
      <h2>{t('dak.senderGroup')}</h2>
      <div className="columns-3">
        <SenderField label={t('dak.organisation')} part="organisation" {...whole} autoFocus testId="sender-organisation" />
        <SenderField label={t('dak.name')} part="name" {...whole} testId="sender-name" />
      </div>
      <p className={problems.includes('sender') ? 'field-error' : 'soft small'}>{t('dak.oneOfThese')}</p>
      <MoreAboutSender draft={draft} onChange={onChange} problems={problems} />
    </section>
  );
}
