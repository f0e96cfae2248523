import type { Result } from '../result.ts';
import { escapeHtml, Markup } from './markup.ts';
import { attempt, Broken, lineAt, type TemplateError } from './template-error.ts';

/** What a template can show: text, HTML made by the program, a condition, a list, or named values. */
type TemplateValue = string | boolean | Markup | readonly TemplateValue[] | { readonly [name: string]: TemplateValue };
export type TemplateView = { readonly [name: string]: TemplateValue };

type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string; readonly line: number }
  | { readonly kind: 'part'; readonly name: string; readonly line: number }
  | { readonly kind: 'section'; readonly name: string; readonly line: number; readonly inverted: boolean; readonly nodes: Node[] };

export type Template = { readonly file: string; readonly nodes: readonly Node[] };

const tag = /\{\{\s*([#^/>!]?)\s*([^{}]*?)\s*\}\}/g;
const validName = /^(?:\.|[A-Za-z][A-Za-z0-9]*)$/;

type Open = { readonly name: string; readonly line: number; readonly nodes: Node[] };

const parseNodes = (file: string, source: string): Node[] => {
  const stack: Open[] = [{ name: '', line: 1, nodes: [] }];
  const innermost = (): Open => stack.at(-1) ?? { name: '', line: 1, nodes: [] };
  const take = (sign: string, name: string, line: number): void => {
    if (sign === '!') return;
    if (!validName.test(name)) throw new Broken(file, line, 'unknownName', name);
    if (sign === '#' || sign === '^') {
      const nodes: Node[] = [];
      innermost().nodes.push({ kind: 'section', name, line, inverted: sign === '^', nodes });
      stack.push({ name, line, nodes });
    } else if (sign === '/') {
      if (stack.length === 1 || innermost().name !== name) throw new Broken(file, line, 'notOpened', name);
      stack.pop();
    } else {
      innermost().nodes.push({ kind: sign === '>' ? 'part' : 'value', name, line });
    }
  };
  let end = 0;
  for (const match of source.matchAll(tag)) {
    innermost().nodes.push({ kind: 'text', text: source.slice(end, match.index) });
    take(match[1] ?? '', match[2] ?? '', lineAt(source, match.index));
    end = match.index + match[0].length;
  }
  const rest = source.slice(end);
  const stray = rest.indexOf('{{');
  if (stray >= 0) throw new Broken(file, lineAt(source, end + stray), 'unclosed', '{{');
  if (stack.length > 1) throw new Broken(file, innermost().line, 'unclosed', innermost().name);
  innermost().nodes.push({ kind: 'text', text: rest });
  return innermost().nodes;
};

/**
 * Reads a template: `{{name}}` shows a value (always escaped), `{{#name}}…{{/name}}` repeats for a list or shows when there is
 * something, `{{^name}}…{{/name}}` shows when there is nothing, `{{> name}}` includes a part, `{{! … }}` is a remark.
 */
export const parseTemplate = (file: string, source: string): Result<Template, TemplateError> =>
  attempt(() => ({ file, nodes: parseNodes(file, source) }));

type Scope = readonly TemplateValue[];
type Parts = Readonly<Record<string, Template>>;
const deepestPart = 8;

const isList = (value: TemplateValue): value is readonly TemplateValue[] => Array.isArray(value);
const isView = (value: TemplateValue): value is TemplateView =>
  typeof value === 'object' && !isList(value) && !(value instanceof Markup);
const isEmpty = (value: TemplateValue): boolean =>
  value === false || value === '' || (isList(value) && value.length === 0) || (value instanceof Markup && value.markup === '');

const lookUp = (scope: Scope, name: string): TemplateValue | undefined => {
  if (name === '.') return scope.at(-1);
  const holder = scope.findLast((value) => isView(value) && Object.hasOwn(value, name));
  return holder !== undefined && isView(holder) ? holder[name] : undefined;
};

/** Where filling stands: which file, what names mean here, and how many parts deep. */
type Place = { readonly template: Template; readonly scope: Scope; readonly parts: Parts; readonly depth: number };

const broken = ({ template }: Place, line: number, problem: string, name: string): Broken =>
  new Broken(template.file, line, problem, name);

const valueOf = (place: Place, name: string, line: number): TemplateValue => {
  const value = lookUp(place.scope, name);
  if (value === undefined) throw broken(place, line, 'unknownName', name);
  return value;
};

const fillValue = (place: Place, name: string, line: number): string => {
  const value = valueOf(place, name, line);
  if (typeof value === 'string') return escapeHtml(value);
  if (value instanceof Markup) return value.markup;
  throw broken(place, line, 'notText', name);
};

const fillSection = (place: Place, node: Extract<Node, { kind: 'section' }>): string => {
  const value = valueOf(place, node.name, node.line);
  if (node.inverted) return isEmpty(value) ? fill(place, node.nodes) : '';
  if (isEmpty(value)) return '';
  const items = isList(value) ? value : [value];
  return items.map((item) => fill({ ...place, scope: [...place.scope, item] }, node.nodes)).join('');
};

const fillPart = (place: Place, name: string, line: number): string => {
  const included = Object.hasOwn(place.parts, name) ? place.parts[name] : undefined;
  if (included === undefined) throw broken(place, line, 'unknownPart', name);
  if (place.depth >= deepestPart) throw broken(place, line, 'tooDeep', name);
  return fill({ ...place, template: included, depth: place.depth + 1 }, included.nodes);
};

const fillNode = (place: Place, node: Node): string => {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'value':
      return fillValue(place, node.name, node.line);
    case 'part':
      return fillPart(place, node.name, node.line);
    case 'section':
      return fillSection(place, node);
  }
};

const fill = (place: Place, nodes: readonly Node[]): string => nodes.map((node) => fillNode(place, node)).join('');

/** Fills a template; the error names the file and line of a name or part that does not exist. */
export const renderTemplate = (
  template: Template,
  view: TemplateView,
  parts: Readonly<Record<string, Template>> = {},
): Result<string, TemplateError> => attempt(() => fill({ template, scope: [view], parts, depth: 0 }, template.nodes));
