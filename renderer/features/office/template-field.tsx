import type { Output } from '../../../preload/contract/index.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useSettled } from '../../data/use-settled.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { NumberText } from '../../ui/script-text.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

export type TemplatePurpose = Exclude<keyof Output<'office.numbering'>, 'volumePages'>;

type Props = { readonly purpose: TemplatePurpose; readonly pattern: string; readonly onChange: (pattern: string) => void; readonly patterns: readonly { readonly pattern: string; readonly example: string }[] };

/** One template: those in use to choose from, the pattern itself, and the number that it would give or what is wrong with it. */
export function TemplateField({ purpose, pattern, onChange, patterns }: Props) {
  const { t } = useLanguage();
  const name = t(`office.template_${purpose}`);
  const { value: preview } = useOfficeQuery('office.previewTemplate', { purpose, pattern: useSettled(pattern) }, { keepPrevious: true });
  const problem = preview?.problems[0];
  return (
    <fieldset className="template-field" data-testid={`template-${purpose}`}>
      <legend className="strong">{name}</legend>
      <div className="columns-2">
        <SelectField
          label={t('office.templateUsual')}
          options={patterns.map((usual) => ({ id: usual.pattern, label: usual.example, detail: usual.pattern }))}
          value={patterns.some((usual) => usual.pattern === pattern) ? pattern : null}
          onChange={onChange}
          placeholder={t('office.templateOwn')}
        />
        <TextField
          label={t('office.templatePattern', { name })}
          value={pattern}
          onChange={onChange}
          leftToRight
          maxLength={120}
          error={problem ? t(`office.${problem}`) : undefined}
          testId={`pattern-${purpose}`}
        />
      </div>
      {preview && !problem ? (
        <p>
          {t('office.templateNext')}{' '}
          <span className="preview-number" data-testid="template-preview">
            <NumberText text={preview.number} />
          </span>
        </p>
      ) : null}
    </fieldset>
  );
}
