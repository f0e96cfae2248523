import type { Sender } from '../../../preload/contract/dak.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SenderField } from './sender-field.tsx';

type Props = { readonly sender: Sender; readonly onChange: (sender: Sender) => void; readonly missing: boolean };

/** Who wrote: organisation or name is needed, the rest helps to find him again. */
export function SenderFields({ sender, onChange, missing }: Props) {
  const { t } = useLanguage();
  const plain = (part: 'designation' | 'city') => (
    <TextField label={t(`dak.${part}`)} value={sender[part]} onChange={(text) => onChange({ ...sender, [part]: text })} optional maxLength={300} testId={`sender-${part}`} />
  );
  return (
    <section className="stack stack-tight">
      <h2>{t('dak.senderGroup')}</h2>
      <div className="columns-3">
        <SenderField label={t('dak.organisation')} part="organisation" sender={sender} onChange={onChange} autoFocus testId="sender-organisation" />
        <SenderField label={t('dak.name')} part="name" sender={sender} onChange={onChange} testId="sender-name" />
      </div>
      <p className={missing ? 'field-error' : 'soft small'}>{t('dak.oneOfThese')}</p>
      <details className="stack stack-tight">
        <summary>{[t('dak.designation'), t('dak.city'), t('dak.address'), t('dak.email'), t('dak.mobile')].join(' · ')}</summary>
        <div className="columns-3">
          {plain('designation')}
          {plain('city')}
          <TextField label={t('dak.address')} value={sender.address} onChange={(address) => onChange({ ...sender, address })} optional maxLength={600} testId="sender-address" />
          <TextField label={t('dak.email')} value={sender.email} onChange={(email) => onChange({ ...sender, email })} optional leftToRight maxLength={300} testId="sender-email" />
          <TextField label={t('dak.mobile')} value={sender.mobile} onChange={(mobile) => onChange({ ...sender, mobile })} optional leftToRight type="tel" maxLength={300} testId="sender-mobile" />
        </div>
      </details>
    </section>
  );
}
