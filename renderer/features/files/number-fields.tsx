import type { Output } from '../../../preload/contract/index.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Choices } from '../../ui/choices.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { HeadField } from './head-field.tsx';

/** How a new file is to be numbered: from heads, or by a number as typed. */
export type FileNumbering = { readonly free: boolean; readonly number: string; readonly heads: Readonly<Record<string, string>> };

export const noNumber: FileNumbering = { free: false, number: '', heads: {} };
const ways = ['heads', 'free'] as const;

const isMissing = (numbering: FileNumbering, head: string) => (numbering.heads[head] ?? '').trim() === '';

/** Is everything filled in that the number is made of? */
export function isNumbered(numbering: FileNumbering, heads: readonly string[]): boolean {
  return numbering.free ? numbering.number.trim() !== '' : !heads.some((head) => isMissing(numbering, head));
}

type Props = {
  readonly value: FileNumbering;
  readonly onChange: (value: FileNumbering) => void;
  readonly heads: readonly string[];
  readonly lists: Output<'files.previewNumber'>['lists'];
  readonly tried: boolean;
};

/** The heads that the template asks for, each from the section's list where there is one; or a number as typed. */
export function NumberFields({ value, onChange, heads, lists, tried }: Props) {
  const { t } = useLanguage();
  const number = (
    <TextField
      label={t('files.freeNumber')}
      value={value.number}
      onChange={(typed) => onChange({ ...value, number: typed })}
      maxLength={120}
      leftToRight
      error={tried && value.number.trim() === '' ? t('files.needsNumber') : undefined}
      testId="free-number"
    />
  );
  return (
    <>
      <Choices
        label={t('files.numbering')}
        options={ways.map((id) => ({ id, label: t(`files.numbering_${id}`) }))}
        value={value.free ? 'free' : 'heads'}
        onChange={(id) => onChange({ ...value, free: id === 'free' })}
      />
      <div className="columns-2">
        {value.free
          ? number
          : heads.map((head) => (
              <HeadField
                key={head}
                head={head}
                list={lists[head] ?? []}
                value={value.heads[head] ?? ''}
                onChange={(code) => onChange({ ...value, heads: { ...value.heads, [head]: code } })}
                error={tried && isMissing(value, head) ? t('files.needsHead') : undefined}
              />
            ))}
      </div>
    </>
  );
}
