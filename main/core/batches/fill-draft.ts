import type { Draft } from '../../../preload/contract/letters.ts';
import type { Language, LocalRichText, RichNode } from '../../../preload/contract/values.ts';

export type ListRow = { readonly name: string; readonly address: string; readonly values: Readonly<Record<string, string>> };

/** The letter of one line: `{{column}}` in subject and body becomes that line's value, the addressee is the line's. */
export function fillDraft(draft: Draft, row: ListRow): Draft {
  const valueOf = (column: string) => (Object.hasOwn(row.values, column) ? row.values[column] : undefined);
  const fillText = (text: string) => text.replace(/\{\{\s*([^{}]+?)\s*\}\}/gu, (whole, column: string) => valueOf(column.normalize('NFC')) ?? whole);
  const fillNode = (node: RichNode): RichNode => ({
    ...node,
    ...(node.text === undefined ? {} : { text: fillText(node.text) }),
    ...(node.content === undefined ? {} : { content: node.content.map(fillNode) }),
  });
  const body: LocalRichText = {};
  const subject: Draft['subject'] = {};
  for (const language of draft.languages satisfies readonly Language[]) {
    const text = draft.body[language];
    if (text) body[language] = { type: 'doc', content: text.content.map(fillNode) };
    subject[language] = fillText(draft.subject[language] ?? '');
  }
  const address = row.address === '' ? {} : { address: row.address };
  return { ...draft, subject, body, to: [{ name: row.name, ...address }] };
}
