import { TableKit } from '@tiptap/extension-table';
import { TextAlign } from '@tiptap/extension-text-align';
import { StarterKit } from '@tiptap/starter-kit';

/** What a note or letter may hold: the nodes and marks of the contract's rich text and no others. */
export const editorExtensions = [
  StarterKit.configure({ blockquote: false, code: false, codeBlock: false, horizontalRule: false, link: false, heading: { levels: [2, 3] } }),
  TextAlign.configure({ types: ['paragraph', 'heading'], alignments: ['start', 'center', 'end'] }),
  TableKit.configure({ table: { resizable: false } }),
];
