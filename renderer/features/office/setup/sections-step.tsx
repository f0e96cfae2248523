import { useLanguage } from '../../../i18n/language-provider.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { NamesField } from './names-field.tsx';
import { RowCard } from './row-card.tsx';
import type { SectionDraft } from './setup-draft.ts';
import { newSection } from './setup-draft.ts';
import type { StepProps } from './step-props.ts';

/** The sections; each has a code that stands in numbers and a sealing key of its own. */
export function SectionsStep({ draft, change, problem }: StepProps) {
  const { t, number } = useLanguage();
  const edit = (section: SectionDraft, edited: Partial<SectionDraft>) =>
    change({ sections: draft.sections.map((candidate) => (candidate.key === section.key ? { ...candidate, ...edited } : candidate)) });
  const remove = (section: SectionDraft) => change({ sections: draft.sections.filter((candidate) => candidate.key !== section.key) });
  return (
    <div className="stack">
      <p className="soft">{t('setup.sectionsHint')}</p>
      {draft.sections.map((section, index) => {
        const codeProblem = problem(`section.${section.key}.code`);
        return (
          <RowCard key={section.key} title={t('setup.sectionNumber', { number: number(index + 1) })} onRemove={draft.sections.length > 1 ? () => remove(section) : null}>
            <NamesField label={t('setup.sectionName')} value={section.name} languages={draft.languages} onChange={(name) => edit(section, { name })} error={problem(`section.${section.key}.name`)} />
            <TextField label={t('setup.sectionCode')} value={section.code} onChange={(code) => edit(section, { code })} maxLength={20} error={codeProblem ? t(codeProblem) : undefined} />
          </RowCard>
        );
      })}
      <div>
        <Button icon="add" onPress={() => change({ sections: [...draft.sections, newSection()] })}>
          {t('setup.addSection')}
        </Button>
      </div>
    </div>
  );
}
