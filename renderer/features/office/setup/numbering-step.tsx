import { useEffect } from 'react';
import { useOfficeQuery } from '../../../data/use-office-query.ts';
import { useLanguage } from '../../../i18n/language-provider.tsx';
import { NumberText } from '../../../ui/script-text.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { today } from '../../../data/today.ts';
import { previewNumber } from './number-preview.ts';
import type { StepProps } from './step-props.ts';

const tokens = '{seq} {seq:3} {yyyy} {yy} {fy} {mm} {office} {section} {post} {head} {file}';

type TemplateProps = StepProps & { readonly field: 'letterTemplate' | 'fileTemplate'; readonly series: 'letter' | 'file' };

function Template({ draft, change, problem, field, series }: TemplateProps) {
  const { t } = useLanguage();
  const { value: profiles } = useOfficeQuery('office.profiles', {});
  const templates = (profiles?.find((profile) => profile.country === draft.country)?.numberTemplates ?? []).filter((template) => template.series === series);
  const first = templates[0]?.pattern;
  const value = draft[field];
  useEffect(() => {
    if (value === '' && first) change({ [field]: first });
  }, [value, first, field, change]);
  const wrong = problem(field);
  return (
    <section className="panel panel-padded stack">
      <h3>{t(series === 'letter' ? 'setup.letterNumbers' : 'setup.fileNumbers')}</h3>
      <div className="columns-2">
        <SelectField
          label={t('setup.patternInUse')}
          options={templates.map((template) => ({ id: template.pattern, label: template.example, detail: template.pattern }))}
          value={templates.some((template) => template.pattern === value) ? value : null}
          onChange={(pattern) => change({ [field]: pattern })}
          placeholder={t('setup.ownPattern')}
        />
        <TextField label={t('setup.pattern')} value={value} onChange={(pattern) => change({ [field]: pattern })} leftToRight maxLength={120} error={wrong ? t(wrong) : undefined} />
      </div>
      <p>
        {t('setup.firstNumber')} <span className="preview-number"><NumberText text={previewNumber(value, draft, today())} /></span>
      </p>
    </section>
  );
}

/** How files and letters are numbered; the first number of each is shown while the template is typed. */
export function NumberingStep(props: StepProps) {
  const { t } = useLanguage();
  return (
    <div className="stack">
      <Template {...props} field="letterTemplate" series="letter" />
      <Template {...props} field="fileTemplate" series="file" />
      <p className="soft">
        {t('setup.tokens')} <bdi dir="ltr">{tokens}</bdi>
      </p>
    </div>
  );
}
