import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Draft } from '../../../preload/contract/letters.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { allLanguages, languageNames } from '../../i18n/locale.ts';
import { LazyRichEditor } from '../../ui/editor/lazy-rich-editor.tsx';
import { emptyRichText } from '../../ui/editor/rich-text.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AnsweredField } from './answered-field.tsx';
import { AddresseesField } from './addressees-field.tsx';
import { EnclosuresField } from './enclosures-field.tsx';
import { LanguagesField } from './languages-field.tsx';
import { signingPosts } from './letter-draft.ts';

type Props = {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** In a batch the addressees come from the list. */
  readonly withAddressees?: boolean;
  /** The file that the letter is drafted on, where it is known: its receipts can be answered. */
  readonly fileId?: string | undefined;
};

const gradings = ['normal', 'confidential', 'secret', 'top-secret'] as const;

function Body({ draft, onChange, language }: Props & { readonly language: Language }) {
  const { t } = useLanguage();
  return (
    <LazyRichEditor
      label={t('letters.bodyIn', { language: languageNames[language] })}
      initial={draft.body[language] ?? emptyRichText}
      onChange={(body) => onChange({ ...draft, body: { ...draft.body, [language]: body } })}
      lang={language}
      testId={`body-${language}`}
    />
  );
}

function Bodies(props: Props) {
  const { t } = useLanguage();
  const { languages } = props.draft;
  const [shown, setShown] = useState<Language>(languages[0] ?? 'en');
  const current = languages.includes(shown) ? shown : (languages[0] ?? 'en');
  if (languages.length === 1) return <Body key={current} {...props} language={current} />;
  return (
    <Tabs selectedKey={current} onSelectionChange={(key) => setShown(allLanguages.find((language) => language === key) ?? current)}>
      <TabList className="tabs-list" aria-label={t('letters.body')}>
        {languages.map((language) => (
          <Tab key={language} id={language} className="tab" lang={language}>
            {languageNames[language]}
          </Tab>
        ))}
      </TabList>
      {languages.map((language) => (
        <TabPanel key={language} id={language} className="draft-body-panel" shouldForceMount={false}>
          <Body {...props} language={language} />
        </TabPanel>
      ))}
    </Tabs>
  );
}

/** Everything that a letter says, in the order in which it stands on the sheet. */
export function DraftForm({ draft, onChange, withAddressees = true, fileId }: Props) {
  const { t, name } = useLanguage();
  const { value: structure } = useOfficeQuery('office.structure', {});
  const { value: forms } = useOfficeQuery('letters.forms', {});
  const posts = structure ? signingPosts(structure) : [];
  const subjectLabel = (language: Language) => (draft.languages.length > 1 ? t('letters.subjectIn', { language: languageNames[language] }) : t('letters.subject'));
  return (
    <div className="draft-form">
      <div className="columns-3">
        <SelectField label={t('letters.form')} options={(forms ?? []).map(({ form }) => ({ id: form, label: t(`letters.form_${form}`) }))} value={draft.form} onChange={(form) => onChange({ ...draft, form })} />
        <SelectField label={t('letters.signatory')} options={posts.map((post) => ({ id: post.id, label: name(post.name) }))} value={draft.signatoryPostId} onChange={(signatoryPostId) => onChange({ ...draft, signatoryPostId })} />
        <SelectField label={t('files.grading')} options={gradings.map((id) => ({ id, label: t(`files.grading_${id}`) }))} value={draft.classification} onChange={(classification) => onChange({ ...draft, classification })} />
      </div>
      <LanguagesField value={draft.languages} onChange={(languages) => onChange({ ...draft, languages: [...languages] })} />
      {withAddressees ? <AddresseesField label={t('letters.to')} value={draft.to} onChange={(to) => onChange({ ...draft, to })} testId="to" /> : null}
      {draft.languages.map((language) => (
        <TextField
          key={language}
          label={subjectLabel(language)}
          lang={language}
          value={draft.subject[language] ?? ''}
          maxLength={300}
          onChange={(subject) => onChange({ ...draft, subject: { ...draft.subject, [language]: subject } })}
          testId={`subject-${language}`}
        />
      ))}
      <div className="field">
        <span className="field-label" aria-hidden="true">
          {t('letters.body')}
        </span>
        <Bodies draft={draft} onChange={onChange} />
      </div>
      <EnclosuresField value={draft.enclosures} onChange={(enclosures) => onChange({ ...draft, enclosures })} />
      {withAddressees ? <AddresseesField label={t('letters.copyTo')} value={draft.copyTo} onChange={(copyTo) => onChange({ ...draft, copyTo })} testId="copy-to" /> : null}
      {fileId === undefined ? null : <AnsweredField fileId={fileId} draft={draft} onChange={onChange} />}
      <TextField label={t('letters.replyTo')} value={draft.replyTo ?? ''} maxLength={300} optional onChange={(replyTo) => onChange({ ...draft, replyTo })} />
    </div>
  );
}
