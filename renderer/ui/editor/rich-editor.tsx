import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { useContext, useLayoutEffect, useState, type KeyboardEvent } from 'react';
import type { RichText } from '../../../preload/contract/values.ts';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { cleanPaste } from './clean-paste.ts';
import { editorExtensions } from './editor-extensions.ts';
import { EditorToolbar } from './editor-toolbar.tsx';
import { References } from './insertable-references.ts';
import { ReferenceDialog } from './reference-dialog.tsx';
import { toEditorContent, toRichText } from './rich-text.ts';
import './editor.css';

export type RichEditorProps = {
  readonly label: string;
  /** Only the first value counts; later typing lives in the editor. */
  readonly initial: RichText;
  readonly onChange: (text: RichText) => void;
  readonly lang?: string;
  readonly autoFocus?: boolean;
  readonly testId?: string;
  /** Gets what puts text in at the cursor, once the editor is there. */
  readonly onReady?: (insert: InsertText) => void;
};

export type InsertText = (text: RichText) => void;

/** An editor that still has the cursor when it is taken off the page puts it in its place once more, and has the whole page measured for that. */
function leave(editor: Editor | null): void {
  if (editor && !editor.isDestroyed) editor.view.dom.blur();
}

/** Writes English, Urdu and Hindi in one text: each paragraph takes the direction of its first letter. */
export function RichEditor({ label, initial, onChange, lang, autoFocus = false, testId, onReady }: RichEditorProps) {
  const { t } = useLanguage();
  const editor = useEditor({
    extensions: editorExtensions,
    content: toEditorContent(initial),
    injectCSS: false,
    textDirection: 'auto',
    autofocus: autoFocus ? 'end' : false,
    editorProps: {
      attributes: { class: 'rich-text editor-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, ...(lang ? { lang } : {}), ...(testId ? { 'data-testid': testId } : {}) },
      transformPastedHTML: cleanPaste,
    },
    onCreate: ({ editor: made }) => onReady?.((text) => made.chain().focus().insertContent(toEditorContent(text).content ?? []).run()),
    onUpdate: ({ editor: now }) => onChange(toRichText(now.getJSON())),
  });
  useLayoutEffect(() => () => leave(editor), [editor]);
  const references = useContext(References);
  const [referring, setReferring] = useState(false);
  const refer = references.length > 0 ? () => setReferring(true) : null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (refer === null || event.code !== 'KeyR' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    refer();
  };
  return (
    <div className="editor" onKeyDownCapture={onKeyDown}>
      {editor ? <EditorToolbar editor={editor} label={t('notes.toolbar', { name: label })} onRefer={refer} /> : null}
      <EditorContent editor={editor} className="editor-frame" />
      {referring && editor ? (
        <ReferenceDialog
          references={references}
          onClose={() => setReferring(false)}
          onInsert={(text) => {
            setReferring(false);
            editor.chain().focus().insertContent({ type: 'text', text }).run();
          }}
        />
      ) : null}
    </div>
  );
}
