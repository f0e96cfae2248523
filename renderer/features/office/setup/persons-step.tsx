import { pickText } from '../../../i18n/local-text.ts';
import { useLanguage } from '../../../i18n/language-provider.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/choices.tsx';
import { PinField } from '../../../ui/pin-field.tsx';
import { NamesField } from './names-field.tsx';
import { RowCard } from './row-card.tsx';
import type { PersonDraft } from './setup-draft.ts';
import { newPerson } from './setup-draft.ts';
import type { StepProps } from './step-props.ts';

/** The persons, each with a PIN only he knows, and the posts he holds from today. */
export function PersonsStep({ draft, change, problem }: StepProps) {
  const { t, number, language } = useLanguage();
  const edit = (person: PersonDraft, edited: Partial<PersonDraft>) => change({ persons: draft.persons.map((candidate) => (candidate.key === person.key ? { ...candidate, ...edited } : candidate)) });
  const error = (field: string) => {
    const key = problem(field);
    return key ? t(key) : undefined;
  };
  const toggle = (person: PersonDraft, post: string) =>
    edit(person, { posts: person.posts.includes(post) ? person.posts.filter((candidate) => candidate !== post) : [...person.posts, post] });
  return (
    <div className="stack">
      <p className="soft">{t('setup.personsHint')}</p>
      {draft.persons.map((person, index) => (
        <RowCard key={person.key} title={t('setup.personNumber', { number: number(index + 1) })} onRemove={draft.persons.length > 1 ? () => change({ persons: draft.persons.filter((candidate) => candidate.key !== person.key) }) : null}>
          <NamesField label={t('setup.personName')} value={person.name} languages={draft.languages} onChange={(name) => edit(person, { name })} error={problem(`person.${person.key}.name`)} />
          <div className="columns-2">
            <PinField label={t('setup.pin')} hint={t('setup.pinHint')} value={person.pin} onChange={(pin) => edit(person, { pin })} error={error(`person.${person.key}.pin`)} />
            <fieldset className="field">
              <legend>{t('setup.holds')}</legend>
              <div className="choices">
                {draft.posts.map((post) => (
                  <Checkbox key={post.key} selected={person.posts.includes(post.key)} onChange={() => toggle(person, post.key)}>
                    {pickText(post.name, language) || post.code || '—'}
                  </Checkbox>
                ))}
              </div>
              {error(`person.${person.key}.posts`) ? <p className="field-error">{error(`person.${person.key}.posts`)}</p> : null}
            </fieldset>
          </div>
        </RowCard>
      ))}
      <div>
        <Button icon="add" onPress={() => change({ persons: [...draft.persons, newPerson()] })}>
          {t('setup.addPerson')}
        </Button>
      </div>
    </div>
  );
}
