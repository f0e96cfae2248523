import type { Language, RichNode } from '../../../preload/contract/values.ts';
import { directionOf } from './language.ts';
import type { LetterBody } from './letter-page.ts';
import { escapeHtml, Markup } from './markup.ts';
import { paragraphLanguage } from './paragraph-language.ts';

type Mark = NonNullable<RichNode['marks']>[number]['type'];

const markElements: Readonly<Record<Mark, string>> = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' };
const alignments = new Set(['start', 'end', 'center', 'justify', 'left', 'right']);

/** A number or code with signs inside, such as 3-3/2026, which right-to-left text would otherwise turn about. */
const codeRun = /[A-Za-z0-9][A-Za-z0-9()&.,_-]*(?:[/\\:@#-][A-Za-z0-9()&.,_-]*[A-Za-z0-9)])+/g;

const textHtml = (text: string): string => {
  let end = 0;
  let out = '';
  for (const match of text.matchAll(codeRun)) {
    out += `${escapeHtml(text.slice(end, match.index))}<bdi dir="ltr">${escapeHtml(match[0])}</bdi>`;
    end = match.index + match[0].length;
  }
  return out + escapeHtml(text.slice(end));
};

const inline = (node: RichNode): string => {
  if (node.type === 'hardBreak') return '<br>';
  const words = textHtml(node.text ?? '');
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
  hardBreak: inline,
  text: inline,
};

const block = (node: RichNode, language: Language): string =>
  writers[node.type](node, (node.content ?? []).map((child) => block(child, language)).join(''), language);

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
