import { useState } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import type { PrecedentView } from '../../../preload/contract/notes.ts';
import type { RichText } from '../../../preload/contract/values.ts';
import { ask } from '../../data/ask.ts';
import { useMay } from '../../data/session.tsx';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useSettled } from '../../data/use-settled.ts';
import { isolateLtr } from '../../i18n/script.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { IconButton, Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { plainText } from '../../ui/editor/rich-text.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { ScriptText } from '../../ui/script-text.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { typingDirection } from '../../ui/typing-direction.ts';

const shownCharacters = 220;

function PrecedentLine({ precedent }: { readonly precedent: PrecedentView }) {
  const { t } = useLanguage();
  const text = plainText(precedent.content);
  return (
    <>
      <span className="strong">
        <ScriptText text={precedent.title} />
      </span>
      <span className="small">
        <ScriptText text={text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text} />
      </span>
      <span className="soft small">
        {precedent.fileNumber ? `${t('notes.fromFile', { number: isolateLtr(precedent.fileNumber) })} · ` : ''}
        {t('notes.used', { count: precedent.uses })}
      </span>
    </>
  );
}

type Props = { readonly onClose: () => void; readonly onInsert: (text: RichText) => void };

/** The office's shelf of precedents: type some of the words, choose with the arrows, Enter puts it into the note. */
export function PrecedentsDialog({ onClose, onInsert }: Props) {
  const { t, errorText } = useLanguage();
  const [typed, setTyped] = useState('');
  const { value: found, error } = useOfficeQuery('notes.precedents', { search: useSettled(typed, 120) });
  const withdraws = useMay('letter.approve');
  const insert = (id: unknown) => {
    const precedent = found?.find((candidate) => candidate.id === id);
    if (!precedent) return;
    void ask('notes.usePrecedent', { precedentId: precedent.id });
    onClose();
    onInsert(precedent.content);
  };
  const [first] = found ?? [];
  const withdraw = async (precedentId: string) => {
    const result = await ask('notes.withdrawPrecedent', { precedentId });
    showToast(result.ok ? t('notes.withdrawn') : errorText(result.error), !result.ok);
  };
  return (
    <Dialog
      title={t('notes.precedents')}
      onClose={onClose}
      wide
      testId="precedents-dialog"
      actions={<Button onPress={onClose}>{t('frame.close')}</Button>}
    >
      <ErrorNotice error={error} />
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField className="field" aria-label={t('notes.findPrecedent')} autoFocus>
          <Input className="input" {...typingDirection(typed)} placeholder={t('notes.findPrecedent')} data-testid="precedent-search" />
        </SearchField>
        <ListBox
          className="options precedents"
          aria-label={t('notes.precedents')}
          items={found ?? []}
          onAction={insert}
          renderEmptyState={() => <div className="options-empty">{t(typed === '' ? 'notes.emptyShelf' : 'notes.noPrecedents')}</div>}
        >
          {(precedent) => (
            <ListBoxItem id={precedent.id} textValue={`${precedent.title} ${typed}`} className="option precedent" data-testid="precedent">
              <PrecedentLine precedent={precedent} />
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      {withdraws && first && found?.length === 1 ? (
        <p className="row row-end">
          <IconButton icon="remove" label={`${t('notes.withdraw')}: ${first.title}`} onPress={() => void withdraw(first.id)} />
        </p>
      ) : null}
    </Dialog>
  );
}
