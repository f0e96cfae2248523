import type { ReactNode } from 'react';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useOfficeQuery } from '../../data/use-office-query.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Button } from '../button.tsx';
import { ScriptText } from '../script-text.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import './movement.css';

export type DeskTab<Id extends string> = { readonly id: Id; readonly label: string; readonly count?: number | undefined };

type Props<Id extends string> = {
  readonly label: string;
  readonly tabs: readonly DeskTab<Id>[];
  /** The tab shown; the first while it is none of them. */
  readonly chosen: string | undefined;
  readonly onChoose: (tab: string) => void;
  /** The list of a tab, or of one of the post's own folders. */
  readonly list: (tab: { readonly folder: Id } | { readonly folder: 'own'; readonly folderId: string }, edit: ReactNode) => ReactNode;
};

/** The lists of a desk: the fixed ones with what waits in them, then the post's own folders by name. */
export function DeskTabs<Id extends string>({ label, tabs, chosen, onChoose, list }: Props<Id>) {
  const { t, number } = useLanguage();
  const { value: folders = [] } = useOfficeQuery('movement.folders', {});
  const [editing, setEditing] = useState<string | null>(null);
  const known = [...tabs, ...folders].some(({ id }) => id === chosen);
  const folder = folders.find(({ id }) => id === editing);
  const edit = (folderId: string) => (
    <div>
      <Button kind="quiet" icon="settings" onPress={() => setEditing(folderId)} testId="edit-folder">
        {t('movement.editFolder')}
      </Button>
    </div>
  );
  return (
    <>
      <Tabs className="page-body page-register" selectedKey={(known ? chosen : tabs[0]?.id) ?? ''} onSelectionChange={(key) => onChoose(String(key))}>
        <TabList className="tabs-list" aria-label={label}>
          {tabs.map(({ id, label: name, count = 0 }) => (
            <Tab key={id} id={id} className="tab" data-testid={`folder-${id}`}>
              {name}
              {count > 0 ? <span className="tab-count">{number(count)}</span> : null}
            </Tab>
          ))}
          {folders.map(({ id, name }) => (
            <Tab key={id} id={id} className="tab" data-testid="own-folder">
              <ScriptText text={name} />
            </Tab>
          ))}
        </TabList>
        {tabs.map(({ id }) => (
          <TabPanel key={id} id={id} className="desk-list">
            {list({ folder: id }, null)}
          </TabPanel>
        ))}
        {folders.map(({ id }) => (
          <TabPanel key={id} id={id} className="desk-list">
            {list({ folder: 'own', folderId: id }, edit(id))}
          </TabPanel>
        ))}
      </Tabs>
      {folder ? (
        <FolderDialog
          folder={folder}
          onClose={() => setEditing(null)}
          onDeleted={() => {
            setEditing(null);
            onChoose(tabs[0]?.id ?? '');
          }}
        />
      ) : null}
    </>
  );
}
