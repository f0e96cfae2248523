import { useState } from 'react';
import type { NoteView } from '../../../preload/contract/files.ts';
import type { Language, RichNode, RichText } from '../../../preload/contract/values.ts';
import { useCommand } from '../../data/use-command.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { allLanguages, languageNames } from '../../i18n/locale.ts';
import { scriptLanguage } from '../../i18n/script.ts';
import { Checkbox } from '../../ui/choices.tsx';
import { plainText } from '../../ui/editor/rich-text.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { ScriptText } from '../../ui/script-text.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toasts.tsx';

type Props = { readonly note: NoteView; readonly content: RichText; readonly onClose: () => void };

const wordsOf = (block: RichNode): string => plainText({ type: 'doc', content: [block] });
const shownCharacters = 160;

/** Keeps paragraphs of a green note on the office's shelf, under a title that others will look for. */
export function KeepPrecedentDialog({ note, content, onClose }: Props) {
  const { t, number, language: reader } = useLanguage();
  const blocks = content.content.filter((block) => wordsOf(block) !== '');
  const [chosen, setChosen] = useState<readonly number[]>(blocks.map((_, index) => index));
  const [title, setTitle] = useState('');
  const [language, setLanguage] = useState<Language>(scriptLanguage(plainText(content)) ?? reader);
  const keep = useCommand('notes.keepPrecedent');
  const submit = async () => {
    const result = await keep.run({ noteId: note.id, paragraphs: [...chosen], title, language });
    if (!result.ok) return;
    onClose();
    showToast(t('notes.precedentKept'));
  };
  const change = (index: number, selected: boolean) => setChosen(selected ? [...chosen, index] : chosen.filter((other) => other !== index));
  return (
    <FormDialog name="keep-precedent" title={t('notes.keepPrecedent')} action={t('notes.keepPrecedent')} ready={title.trim() !== '' && chosen.length > 0 && !keep.busy} error={keep.error} onClose={onClose} onSubmit={() => void submit()}>
      <TextField label={t('notes.precedentTitle')} value={title} onChange={setTitle} autoFocus maxLength={300} testId="precedent-title" />
      <SelectField label={t('notes.precedentLanguage')} options={allLanguages.map((id) => ({ id, label: languageNames[id] }))} value={language} onChange={setLanguage} />
      <fieldset className="stack plain-fieldset">
        <legend className="field-label">{t('notes.precedentParagraphs')}</legend>
        {blocks.map((block, index) => (
          <Checkbox key={index} selected={chosen.includes(index)} onChange={(selected) => change(index, selected)}>
            {number(note.firstParagraph + index)}. <ScriptText text={wordsOf(block).slice(0, shownCharacters)} />
          </Checkbox>
        ))}
      </fieldset>
    </FormDialog>
  );
}
