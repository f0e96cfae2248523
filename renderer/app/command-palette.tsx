import { useState } from 'react';
import { Autocomplete, Collection, Dialog, Header, Input, ListBox, ListBoxItem, ListBoxSection, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import type { SearchHit } from '../../preload/contract/search.ts';
import { goTo } from '../data/navigation.ts';
import { HitLine } from '../features/search/hit-line.tsx';
import { groupHits, hitKey, routeOf } from '../features/search/search-hits.ts';
import { useSearch } from '../features/search/use-search.ts';
import { useLanguage, type LanguageTools } from '../i18n/language-provider.tsx';
import { searchKey } from '../i18n/search-key.ts';
import { Icon } from '../ui/icon.tsx';
import { ScriptText } from '../ui/script-text.tsx';
import { typingDirection } from '../ui/typing-direction.ts';
import type { Command } from './use-commands.ts';

type Props = { readonly commands: readonly Command[]; readonly onClose: () => void };
type Entry = { readonly id: string; readonly name: string; readonly run: () => void; readonly command?: Command; readonly hit?: SearchHit };
type Group = { readonly id: string; readonly title: string; readonly entries: readonly Entry[] };

const shownHits = 12;
const allResults = 'all-results';

/** Commands whose name has the typed letters, what was found in the office by kind, and the way to all of it. */
function useGroups(typed: string, commands: readonly Command[], { t }: LanguageTools): readonly Group[] {
  const { hits } = useSearch(typed, { limit: shownHits });
  const wanted = searchKey(typed);
  const fitting = commands.filter((command) => searchKey(command.name).includes(wanted)).map((command) => ({ id: command.id, name: command.name, run: command.run, command }));
  const found = groupHits(hits).map(({ kind, hits: ofKind }) => ({
    id: `group-${kind}`,
    title: t(`search.kind_${kind}`),
    entries: ofKind.map((hit) => ({ id: hitKey(hit), name: hit.title.text, run: () => goTo(routeOf(hit)), hit })),
  }));
  const all: Entry = { id: allResults, name: t('search.allResults'), run: () => goTo({ screen: 'search', text: typed.trim() }) };
  return [
    { id: 'group-commands', title: t('search.commands'), entries: fitting },
    ...found,
    { id: 'group-all', title: t('search.title'), entries: hits.length > 0 ? [all] : [] },
  ].filter((group) => group.entries.length > 0);
}

function EntryLine({ entry }: { readonly entry: Entry }) {
  if (entry.hit) return <HitLine hit={entry.hit} />;
  return (
    <>
      <span className="row">
        <Icon name={entry.command?.icon ?? 'search'} />
        <ScriptText text={entry.name} />
      </span>
      {entry.command?.shortcut ? (
        <kbd>
          <bdi dir="ltr">{entry.command.shortcut.shown}</bdi>
        </kbd>
      ) : null}
    </>
  );
}

/** One line to type in: any command, and anything in the office. */
export function CommandPalette({ commands, onClose }: Props) {
  const language = useLanguage();
  const { t } = language;
  const [typed, setTyped] = useState('');
  const groups = useGroups(typed, commands, language);
  const choose = (key: unknown) => {
    onClose();
    groups
      .flatMap((group) => group.entries)
      .find((entry) => entry.id === key)
      ?.run();
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
              <ListBox
                className="options"
                aria-label={t('frame.palette')}
                items={groups}
                onAction={choose}
                renderEmptyState={() => <div className="options-empty">{t('frame.nothingFound')}</div>}
              >
                {(group) => (
                  <ListBoxSection id={group.id}>
                    <Header className="options-heading">{group.title}</Header>
                    <Collection items={group.entries}>
                      {(entry) => (
                        <ListBoxItem id={entry.id} textValue={entry.name} className="option">
                          <EntryLine entry={entry} />
                        </ListBoxItem>
                      )}
                    </Collection>
                  </ListBoxSection>
                )}
              </ListBox>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
