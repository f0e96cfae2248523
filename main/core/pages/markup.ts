/** HTML that the program itself made; everything else is text and is escaped. */
export class Markup {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in an HTML element or a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

const asHtml = (part: string | Markup): string => (typeof part === 'string' ? escapeHtml(part) : part.markup);

/** Writes HTML with its blanks escaped: html`<b>${text}</b>`. */
export const html = (strings: TemplateStringsArray, ...parts: readonly (string | Markup)[]): Markup =>
  new Markup(strings.map((fixed, index) => fixed + (index < parts.length ? asHtml(parts[index] ?? '') : '')).join(''));

/** Several pieces one after the other, with the same words between them. */
export const joined = (parts: readonly Markup[], between = ''): Markup =>
  new Markup(parts.map((part) => part.markup).join(escapeHtml(between)));

/** A number, code or name of a host: always left to right, never mixed up by the text around it. */
export const code = (text: string): Markup => (text === '' ? new Markup('') : html`<bdi lang="en" dir="ltr">${text}</bdi>`);
