import type { JSONContent } from '@tiptap/core';
import type { RichNode, RichText } from '../../../preload/contract/values.ts';

const nodeTypes = ['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'table', 'tableRow', 'tableHeader', 'tableCell', 'hardBreak', 'text'] as const;
const markTypes = ['bold', 'italic', 'underline', 'strike'] as const;

type Attributes = Record<string, string | number | boolean | null | number[]>;

/** A document with one empty paragraph. */
export const emptyRichText: RichText = { type: 'doc', content: [{ type: 'paragraph' }] };

function attributesOf(attrs: Record<string, unknown> | undefined): Attributes {
  const kept: Attributes = {};
  for (const [name, value] of Object.entries(attrs ?? {})) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') kept[name] = value;
  }
  return kept;
}

function toNode(node: JSONContent): RichNode[] {
  const type = nodeTypes.find((candidate) => candidate === node.type);
  if (type === undefined) return [];
  const attrs = attributesOf(node.attrs);
  const marks = (node.marks ?? []).flatMap((mark) => markTypes.filter((candidate) => candidate === mark.type).map((kept) => ({ type: kept })));
  return [
    {
      type,
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(marks.length > 0 ? { marks } : {}),
      ...(node.text === undefined ? {} : { text: node.text }),
      ...(node.content === undefined ? {} : { content: node.content.flatMap(toNode) }),
    },
  ];
}

/** The editor's document in the form the contract fixes; what the contract does not know is left out. */
export function toRichText(document: JSONContent): RichText {
  return { type: 'doc', content: (document.content ?? []).flatMap(toNode) };
}

/** The contract's rich text as the editor reads it. */
export function toEditorContent(text: RichText | RichNode): JSONContent {
  const { type, content } = text;
  return {
    type,
    ...('attrs' in text && text.attrs ? { attrs: text.attrs } : {}),
    ...('marks' in text && text.marks ? { marks: text.marks } : {}),
    ...('text' in text && text.text !== undefined ? { text: text.text } : {}),
    ...(content ? { content: content.map(toEditorContent) } : {}),
  };
}

function plainOf(node: RichNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const inner = (node.content ?? []).map(plainOf).join('');
  return node.type === 'paragraph' || node.type === 'heading' ? `${inner}\n` : inner;
}

/** The words alone. */
export function plainText(text: RichText | null | undefined): string {
  return (text?.content ?? []).map(plainOf).join('').trim();
}
