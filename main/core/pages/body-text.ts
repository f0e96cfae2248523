import type { RichNode } from '../../../preload/contract/values.ts';
import type { LetterBody } from './letter-page.ts';

const inlineText = (nodes: readonly RichNode[] | undefined): string =>
  (nodes ?? []).map((node) => (node.type === 'hardBreak' ? '\n' : (node.text ?? inlineText(node.content)))).join('');

const rowText = (row: RichNode): string =>
  (row.content ?? []).map((cell) => (cell.content ?? []).flatMap(blockText).join('\n')).join('\t');

const listText = (list: RichNode): string[] => {
  const first = typeof list.attrs?.['start'] === 'number' ? list.attrs['start'] : 1;
  return (list.content ?? []).flatMap((item, index) => {
    const mark = list.type === 'orderedList' ? `${first + index}. ` : '- ';
    return (item.content ?? []).flatMap(blockText).map((text, part) => (part === 0 ? mark + text : text));
  });
};

const blockText = (node: RichNode): string[] => {
  switch (node.type) {
    case 'bulletList':
    case 'orderedList':
      return listText(node);
    case 'table':
      return (node.content ?? []).map(rowText);
    default:
      return [inlineText([node])];
  }
};

const isPlain = (body: LetterBody): body is readonly string[] => Array.isArray(body);

/**
 * The paragraphs of a body without any formatting, as the text digest and the attached source text take them: list items carry
 * their number or a dash, a table row is one paragraph with its cells between tabs, empty paragraphs are left out.
 */
export const bodyText = (body: LetterBody): string[] =>
  (isPlain(body) ? [...body] : body.content.flatMap(blockText)).map((text) => text.normalize('NFC').trim()).filter((text) => text !== '');
