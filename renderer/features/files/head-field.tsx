import { isMessageKey } from '../../i18n/catalog.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { ComboField } from '../../ui/combo-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Props = {
  readonly head: string;
  /** What the section keeps a list of; empty where heads are typed freely. */
  readonly list: readonly { readonly code: string; readonly name: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
};

/** One head of a file number: found by typing in the section's list, or typed freely where there is none. */
export function HeadField({ head, list, value, onChange, error }: Props) {
  const { t } = useLanguage();
  const key = `files.head_${head}`;
  const label = isMessageKey(key) ? t(key) : t('files.headOther', { name: head });
  if (list.length === 0) return <TextField label={label} value={value} onChange={onChange} maxLength={20} leftToRight error={error} testId={`head-${head}`} />;
  return (
    <ComboField
      label={label}
      options={list.map(({ code, name }) => ({ id: code, label: `${code} · ${name}` }))}
      value={value === '' ? null : value}
      onChange={(code) => onChange(code ?? '')}
      empty={t('files.headEmpty')}
      error={error}
      testId={`head-${head}`}
    />
  );
}
