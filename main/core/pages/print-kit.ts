import type { LetterForm } from '../../../preload/contract/letters.ts';
import { success, type Result } from '../result.ts';
import type { WordsByLanguage } from './page-words.ts';
import { parseTemplate, type Template } from './template.ts';
import type { TemplateError } from './template-error.ts';
import { checkSource } from './template-source.ts';

export const letterForms = [
  'letter', 'demi-official', 'office-memorandum', 'office-order', 'notification', 'circular', 'notice', 'endorsement',
  'id-note', 'order', 'resolution', 'press-note', 'summary', 'working-paper', 'corrigendum', 'reminder',
] as const satisfies readonly LetterForm[];

/** The files of the template folder as text, by path inside it: `letter/letter.html`, `parts/letterhead.html`, `letter.css`. */
export type TemplateSources = Readonly<Record<string, string>>;

/** All that pages are made from, read and checked once. */
export type PrintKit = {
  readonly forms: Readonly<Partial<Record<LetterForm, Template>>>;
  readonly parts: Readonly<Record<string, Template>>;
  readonly styles: Readonly<Record<string, string>>;
  readonly words: WordsByLanguage;
};

/** Where the template of a form stands inside the template folder. */
export const formFile = (form: LetterForm): string => `${form}/${form}.html`;

const partName = /^parts\/([A-Za-z][A-Za-z0-9]*)\.html$/;
const styleName = /^([a-z-]+)\.css$/;

/** Reads the templates and style sheets; the first broken one is the error. Files it does not know are left alone. */
export const makePrintKit = (sources: TemplateSources, words: WordsByLanguage): Result<PrintKit, TemplateError> => {
  const forms: Partial<Record<LetterForm, Template>> = {};
  const parts: Record<string, Template> = {};
  const styles: Record<string, string> = {};
  for (const [file, source] of Object.entries(sources)) {
    const checked = checkSource(file, source);
    if (!checked.ok) return checked;
    const style = styleName.exec(file)?.[1];
    if (style !== undefined) {
      styles[style] = source;
      continue;
    }
    const parsed = parseTemplate(file, source);
    if (!parsed.ok) return parsed;
    const part = partName.exec(file)?.[1];
    if (part !== undefined) parts[part] = parsed.value;
    const form = letterForms.find((candidate) => formFile(candidate) === file);
    if (form !== undefined) forms[form] = parsed.value;
  }
  return success({ forms, parts, styles, words });
};
