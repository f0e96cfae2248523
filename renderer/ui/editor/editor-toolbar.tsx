import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Button as AriaButton, Toolbar, ToggleButton } from 'react-aria-components';
import { useLanguage } from '../../i18n/language-provider.tsx';
import type { MessageKey } from '../../i18n/message-key.ts';
import type { IconName } from '../icon.tsx';
import { Icon } from '../icon.tsx';
import { Tip } from '../tip.tsx';

type Tool = { readonly id: string; readonly icon: IconName; readonly label: MessageKey; readonly run: (editor: Editor) => void; readonly active?: (editor: Editor) => boolean };

const textTools: readonly Tool[] = [
  { id: 'bold', icon: 'bold', label: 'notes.bold', run: (editor) => editor.chain().focus().toggleBold().run(), active: (editor) => editor.isActive('bold') },
  { id: 'italic', icon: 'italic', label: 'notes.italic', run: (editor) => editor.chain().focus().toggleItalic().run(), active: (editor) => editor.isActive('italic') },
  { id: 'underline', icon: 'underline', label: 'notes.underline', run: (editor) => editor.chain().focus().toggleUnderline().run(), active: (editor) => editor.isActive('underline') },
  { id: 'bullets', icon: 'bullets', label: 'notes.bullets', run: (editor) => editor.chain().focus().toggleBulletList().run(), active: (editor) => editor.isActive('bulletList') },
  { id: 'numbers', icon: 'numbers', label: 'notes.numbers', run: (editor) => editor.chain().focus().toggleOrderedList().run(), active: (editor) => editor.isActive('orderedList') },
  { id: 'start', icon: 'textStart', label: 'notes.alignStart', run: (editor) => editor.chain().focus().unsetTextAlign().run() },
  { id: 'centre', icon: 'textCentre', label: 'notes.alignCentre', run: (editor) => editor.chain().focus().setTextAlign('center').run(), active: (editor) => editor.isActive({ textAlign: 'center' }) },
  { id: 'end', icon: 'textEnd', label: 'notes.alignEnd', run: (editor) => editor.chain().focus().setTextAlign('end').run(), active: (editor) => editor.isActive({ textAlign: 'end' }) },
  { id: 'undo', icon: 'undo', label: 'notes.undo', run: (editor) => editor.chain().focus().undo().run() },
  { id: 'redo', icon: 'redo', label: 'notes.redo', run: (editor) => editor.chain().focus().redo().run() },
  { id: 'table', icon: 'table', label: 'notes.table', run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() },
];

const tableTools: readonly Tool[] = [
  { id: 'row', icon: 'rowAdd', label: 'notes.addRow', run: (editor) => editor.chain().focus().addRowAfter().run() },
  { id: 'column', icon: 'columnAdd', label: 'notes.addColumn', run: (editor) => editor.chain().focus().addColumnAfter().run() },
  { id: 'remove', icon: 'remove', label: 'notes.removeTable', run: (editor) => editor.chain().focus().deleteTable().run() },
];

/** What can be done to the text under the cursor. */
export function EditorToolbar({ editor, label, onRefer }: { readonly editor: Editor; readonly label: string; readonly onRefer: (() => void) | null }) {
  const { t } = useLanguage();
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({ active: [...textTools, ...tableTools].filter((tool) => tool.active?.(now)).map((tool) => tool.id), inTable: now.isActive('table') }),
  });
  const tools = state.inTable ? [...textTools.filter((tool) => tool.id !== 'table'), ...tableTools] : textTools;
  return (
    <Toolbar className="editor-toolbar" aria-label={label}>
      {tools.map((tool) => (
        <Tip key={tool.id} text={t(tool.label)}>
          <ToggleButton className="editor-tool" aria-label={t(tool.label)} isSelected={state.active.includes(tool.id)} onPress={() => tool.run(editor)}>
            <Icon name={tool.icon} />
          </ToggleButton>
        </Tip>
      ))}
      {onRefer ? (
        <Tip text={t('correspondence.insertReferenceKeys')}>
          <AriaButton className="editor-tool" aria-label={t('correspondence.insertReference')} onPress={onRefer} data-testid="insert-reference">
            <Icon name="link" />
          </AriaButton>
        </Tip>
      ) : null}
    </Toolbar>
  );
}
