import { useState } from 'react';
import { Autocomplete, Dialog, Input, ListBox, ListBoxItem, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import { goTo } from '../data/navigation.ts';
import { useOfficeQuery } from '../data/use-office-query.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { searchKey } from '../i18n/search-key.ts';
import { Icon } from '../ui/icon.tsx';
import { ScriptText } from '../ui/script-text.tsx';
import { typingDirection } from '../ui/typing-direction.ts';
import type { Command } from './use-commands.ts';

type Props = { readonly commands: readonly Command[]; readonly onClose: () => void };
type Entry = Omit<Command, 'shortcut'> & { readonly detail: string };

const shortestSearch = 2;

function useFound(typed: string): readonly Entry[] {
  const searching = typed.trim().length >= shortestSearch;
  const files = useOfficeQuery('files.list', { folder: 'all', search: typed, limit: 8 }, { enabled: searching, keepPrevious: true });
  const letters = useOfficeQuery('letters.list', { search: typed, limit: 8 }, { enabled: searching, keepPrevious: true });
  if (!searching) return [];
  const found: Entry[] = (files.value?.rows ?? []).map((file) => ({ id: file.id, icon: 'file', name: file.subject, detail: file.number, run: () => goTo({ screen: 'file', fileId: file.id }) }));
  const issued: Entry[] = (letters.value?.rows ?? []).map((letter) => ({ id: letter.id, icon: 'letter', name: letter.subject, detail: letter.number, run: () => goTo({ screen: 'letter', letterId: letter.id }) }));
  return [...found, ...issued];
}

/** One line to type in: any command, any file, any letter. */
export function CommandPalette({ commands, onClose }: Props) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const found = useFound(typed);
  const wanted = searchKey(typed);
  const listed: Entry[] = commands.filter((command) => searchKey(command.name).includes(wanted)).map((command) => ({ ...command, detail: command.shortcut?.shown ?? '' }));
  const entries = [...listed, ...found];
  const choose = (key: unknown) => {
    onClose();
    entries.find((entry) => entry.id === key)?.run();
  };
  return (
    <ModalOverlay className="veil veil-top" isOpen isDismissable onOpenChange={(open) => (open ? undefined : onClose())}>
      <Modal className="dialog-frame">
        <Dialog className="palette" aria-label={t('frame.palette')} data-testid="palette">
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField className="palette-field" aria-label={t('frame.palette')} autoFocus>
              <Icon name="search" />
              <Input className="palette-input" {...typingDirection(typed)} placeholder={t('frame.palettePlaceholder')} />
            </SearchField>
            <div className="palette-options" tabIndex={0} role="group" aria-label={t('frame.palette')}>
              <ListBox className="options" aria-label={t('frame.palette')} items={entries} onAction={choose} renderEmptyState={() => <div className="options-empty">{t('frame.nothingFound')}</div>}>
                {(entry) => (
                  <ListBoxItem id={entry.id} textValue={entry.name} className="option">
                    <span className="row">
                      <Icon name={entry.icon} />
                      <ScriptText text={entry.name} />
                    </span>
                    <kbd>
                      <bdi dir="ltr">{entry.detail}</bdi>
                    </kbd>
                  </ListBoxItem>
                )}
              </ListBox>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
