import type { SyntheticEvent } from 'react';
import { useEffect, useMemo } from 'react';
import type { Sender } from '../../../preload/contract/dak.ts';
import { countries } from '../../i18n/countries.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { asciiDigits } from '../../ui/pin-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CategoryFields } from './category-fields.tsx';
import { senderTypes } from './dak-words.ts';
import type { DraftProblem, ReceiptDraft } from './receipt-draft.ts';
import { useKeptOpen } from './use-kept-open.ts';
import { useOfficeCountry } from './use-office-country.ts';

type Props = { readonly draft: ReceiptDraft; readonly onChange: (change: Partial<ReceiptDraft>) => void; readonly problems: readonly DraftProblem[] };
type PlainPart = 'designation' | 'ministry' | 'department' | 'address' | 'address2' | 'city' | 'state';
const longest: Readonly<Partial<Record<PlainPart, number>>> = { address: 600 };
const labels = { designation: 'dak.designation', ministry: 'dak.ministry', department: 'dak.department', address: 'dak.address', address2: 'dak.address2', city: 'dak.city', state: 'dak.province' } as const;

/** The key by its place on the keyboard, so that Urdu and Hindi layouts work alike. */
const isOpener = ({ altKey, ctrlKey, metaKey, code }: KeyboardEvent): boolean => altKey && !ctrlKey && !metaKey && code === 'KeyM';

/** The rarer fields of a sender and the categories (row 3): out of the way until Alt M opens them, and then open as they were left. */
export function MoreAboutSender({ draft, onChange, problems }: Props) {
  const { t } = useLanguage();
  const [kept, keep] = useKeptOpen('more-about-sender');
  const open = kept || problems.includes('postcode');
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isOpener(event)) return;
      event.preventDefault();
      keep(!kept);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [kept, keep]);
  const onToggle = ({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) => {
    if (currentTarget.open !== open) keep(currentTarget.open);
  };
  return (
    <details className="stack stack-tight" open={open} onToggle={onToggle} data-testid="more-about-sender">
      <summary>
        {t('dak.more')} <kbd>Alt M</kbd>
      </summary>
      {open ? <MoreFields draft={draft} onChange={onChange} problems={problems} /> : null}
    </details>
  );
}

function MoreFields({ draft, onChange, problems }: Props) {
  const { t } = useLanguage();
  const { sender } = draft;
  const change = (part: Partial<Sender>) => onChange({ sender: { ...sender, ...part } });
  const plain = (part: PlainPart) => (
    <TextField label={t(labels[part])} value={sender[part]} onChange={(text) => change({ [part]: text })} optional maxLength={longest[part] ?? 300} testId={`sender-${part}`} />
  );
  return (
    <div className="columns-3">
      <SelectField label={t('dak.senderType')} options={senderTypes.map((id) => ({ id, label: t(`dak.senderType_${id || 'unsaid'}`) }))} value={sender.type} onChange={(type) => change({ type })} optional testId="sender-type" />
      {plain('designation')}
      {plain('department')}
      {plain('ministry')}
      {plain('address')}
      {plain('address2')}
      {plain('city')}
      <Postcode sender={sender} onChange={change} wrong={problems.includes('postcode')} />
      {plain('state')}
      <CountryField sender={sender} onChange={change} />
      <TextField label={t('dak.email')} value={sender.email} onChange={(email) => change({ email })} optional leftToRight maxLength={300} testId="sender-email" />
      <TextField label={t('dak.mobile')} value={sender.mobile} onChange={(mobile) => change({ mobile })} optional leftToRight type="tel" maxLength={300} testId="sender-mobile" />
      <CategoryFields draft={draft} onChange={onChange} />
    </div>
  );
}

type PartProps = { readonly sender: Sender; readonly onChange: (part: Partial<Sender>) => void };

function Postcode({ sender, onChange, wrong }: PartProps & { readonly wrong: boolean }) {
  const { t } = useLanguage();
  const home = useOfficeCountry();
  const land = sender.country === '' ? home : sender.country.toLowerCase();
  const known = land === 'pk' || land === 'in';
  return (
    <TextField
      label={t('dak.postcode')}
      value={sender.postcode}
      onChange={(typed) => onChange({ postcode: asciiDigits(typed) })}
      optional
      leftToRight
      inputMode={known ? 'numeric' : 'text'}
      maxLength={20}
      error={wrong ? t(land === 'in' ? 'dak.postcodeWrong_in' : 'dak.postcodeWrong_pk') : undefined}
      testId="sender-postcode"
    />
  );
}

/** Empty says the country of the office. */
function CountryField({ sender, onChange }: PartProps) {
  const { t, language } = useLanguage();
  const home = useOfficeCountry();
  const all = useMemo(() => countries(language), [language]);
  return (
    <ComboField
      label={t('dak.country')}
      options={all}
      value={sender.country || (home?.toUpperCase() ?? null)}
      onChange={(country) => onChange({ country: country === null || country === home?.toUpperCase() ? '' : country })}
      empty={t('frame.nothingFound')}
      optional
      testId="sender-country"
    />
  );
}
