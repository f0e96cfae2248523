import { useState } from 'react';
import type { LetterForm } from '../../../preload/contract/letters.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { useCommand } from '../../data/use-command.ts';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useSession } from '../../data/session.tsx';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { LanguagesField } from './languages-field.tsx';
import { emptyDraft, firstLanguage, likelySignatory, signingPosts } from './letter-draft.ts';

type Props = { readonly fileId: string; readonly officeLanguages: readonly Language[]; readonly onClose: () => void; readonly onCreated: (letterId: string) => void };

/** Form, languages and signatory of a new draft; all of it can be changed until approval. */
export function NewLetterDialog({ fileId, officeLanguages, onClose, onCreated }: Props) {
  const { t, name, language } = useLanguage();
  const session = useSession();
  const { value: structure } = useOfficeQuery('office.structure', {});
  const { value: forms } = useOfficeQuery('letters.forms', {});
  const [form, setForm] = useState<LetterForm>('letter');
  const [languages, setLanguages] = useState<readonly Language[]>([firstLanguage(language, officeLanguages)]);
  const [chosen, setChosen] = useState<string | null>(null);
  const create = useCommand('letters.create');
  const posts = structure ? signingPosts(structure) : [];
  const signatory = chosen ?? likelySignatory(posts, session.post);
  const submit = async () => {
    if (signatory === null || create.busy) return;
    const result = await create.run({ fileId, draft: emptyDraft(form, languages, signatory) });
    if (!result.ok) return;
    onClose();
    onCreated(result.value.id);
  };
  return (
    <Dialog
      title={t('letters.newDraft')}
      onClose={onClose}
      onSubmit={() => void submit()}
      testId="new-letter-dialog"
      actions={
        <>
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button kind="primary" submits disabled={create.busy || signatory === null} testId="new-letter-confirm">
            {t('letters.startWriting')}
          </Button>
        </>
      }
    >
      <SelectField label={t('letters.form')} options={(forms ?? []).map((known) => ({ id: known.form, label: t(`letters.form_${known.form}`) }))} value={form} onChange={setForm} testId="letter-form" />
      <LanguagesField value={languages} onChange={setLanguages} />
      <SelectField label={t('letters.signatory')} options={posts.map((post) => ({ id: post.id, label: name(post.name) }))} value={signatory} onChange={setChosen} testId="letter-signatory" />
      <ErrorNotice error={create.error} />
    </Dialog>
  );
}
