import type { Language, RichNode } from '../../../preload/contract/values.ts';
import { directionOf } from './language.ts';
import type { LetterBody } from './letter-page.ts';
import { Markup } from './markup.ts';
import { paragraphLanguage } from './paragraph-language.ts';
import { textMarkup } from './text-markup.ts';

type Mark = NonNullable<RichNode['marks']>[number]['type'];

const markElements: Readonly<Record<Mark, string>> = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' };
const alignments = new Set(['start', 'end', 'center', 'justify', 'left', 'right']);

const inline = (node: RichNode, language: Language): string => {
  const words = textMarkup(node.text ?? '', language).markup;
  return (node.marks ?? []).reduce((inside, { type }) => `<${markElements[type]}>${inside}</${markElements[type]}>`, words);
};

const plainText = (node: RichNode): string => node.text ?? (node.content ?? []).map(plainText).join(' ');

const attributesOf = (node: RichNode, language: Language): string => {
  const align = node.attrs?.['textAlign'];
  const dir = node.attrs?.['dir'];
  const className = typeof align === 'string' && alignments.has(align) ? ` class="align-${align}"` : '';
  const own = paragraphLanguage(plainText(node), language);
  const direction = dir === 'rtl' || dir === 'ltr' ? dir : directionOf(own);
  const other = own === language ? '' : ` lang="${own}"`;
  return className + other + (direction === directionOf(language) ? '' : ` dir="${direction}"`);
};

const wholeNumber = (node: RichNode, name: string): number | null => {
  const value = node.attrs?.[name];
  return typeof value === 'number' && Number.isInteger(value) && value > 1 && value < 1000 ? value : null;
};

const spans = (cell: RichNode): string =>
  ['colspan', 'rowspan']
    .map((name) => ({ name, count: wholeNumber(cell, name) }))
    .map(({ name, count }) => (count === null ? '' : ` ${name}="${count}"`))
    .join('');

const headingLevel = (node: RichNode): string => (node.attrs?.['level'] === 1 || node.attrs?.['level'] === 2 ? 'h2' : 'h3');

type Writer = (node: RichNode, inside: string, language: Language) => string;

const writers: Readonly<Record<RichNode['type'], Writer>> = {
  paragraph: (node, inside, language) => `<p${attributesOf(node, language)}>${inside || '<br>'}</p>`,
  heading: (node, inside, language) => `<${headingLevel(node)}${attributesOf(node, language)}>${inside}</${headingLevel(node)}>`,
  bulletList: (_, inside) => `<ul>${inside}</ul>`,
  orderedList: (node, inside) => `<ol start="${wholeNumber(node, 'start') ?? 1}">${inside}</ol>`,
  listItem: (_, inside) => `<li>${inside}</li>`,
  table: (_, inside) => `<table><tbody>${inside}</tbody></table>`,
  tableRow: (_, inside) => `<tr>${inside}</tr>`,
  tableHeader: (node, inside) => `<th${spans(node)}>${inside}</th>`,
  tableCell: (node, inside) => `<td${spans(node)}>${inside}</td>`,
  hardBreak: () => '<br>',
  text: (node, _, language) => inline(node, language),
};

const isParagraph = (node: RichNode): boolean => node.type === 'paragraph' || node.type === 'heading';

const block = (node: RichNode, language: Language): string => {
  const own = isParagraph(node) ? paragraphLanguage(plainText(node), language) : language;
  return writers[node.type](node, (node.content ?? []).map((child) => block(child, own)).join(''), language);
};

const plainParagraph = (text: string): RichNode => ({
  type: 'paragraph',
  content: text.split('\n').flatMap((words, index): RichNode[] => [
    ...(index > 0 ? [{ type: 'hardBreak' } as const] : []),
    { type: 'text', text: words },
  ]),
});

const isPlain = (body: LetterBody): body is readonly string[] => Array.isArray(body);

/** The body as HTML: only the elements of a letter, every word escaped, each paragraph in the script and direction of its text. */
export const bodyHtml = (body: LetterBody, language: Language): Markup => {
  const nodes = isPlain(body) ? body.map((text) => plainParagraph(text)) : body.content;
  return new Markup(nodes.map((node) => block(node, language)).join(''));
};
