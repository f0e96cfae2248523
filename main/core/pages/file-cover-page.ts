import type { Language, LocalText } from '../../../preload/contract/values.ts';
import { documentShell } from './document-shell.ts';
import { dayText } from './language.ts';
import type { PrintablePage } from './letter-page.ts';
import { code, html, joined, type Markup } from './markup.ts';
import type { PrintKit } from './print-kit.ts';
import { nameIn, typed } from './typed-text.ts';

/** What stands on the cover of a file; days as `2026-11-21`, other files by their numbers. */
export type FileCover = {
  readonly office: LocalText;
  readonly section: LocalText;
  readonly language: Language;
  readonly digits: 'latin' | 'native';
  readonly number: string;
  readonly subject: string;
  readonly classification: 'normal' | 'confidential' | 'secret' | 'top-secret';
  readonly form: 'physical' | 'electronic';
  readonly openedOn: string;
  readonly openedBy: LocalText;
  readonly closedOn: string | null;
  /** Of a part the file it belongs to. */
  readonly main: string;
  readonly volumes: readonly string[];
  readonly parts: readonly string[];
  readonly links: readonly string[];
  readonly attachments: readonly string[];
};

const gradings = { confidential: 'confidential', secret: 'secret', 'top-secret': 'topSecret' } as const;

const fact = (label: string, value: Markup | string): Markup => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
const numbers = (label: string, list: readonly string[]): Markup =>
  list.length === 0 ? html`` : fact(label, joined(list.map((number) => html`<p>${code(number)}</p>`)));

/** The cover page of a file (domain.md row 31): number, subject, section, grading, days, and the files that it hangs together with. */
export const fileCoverPage = (cover: FileCover, kit: PrintKit): PrintablePage => {
  const { language, digits } = cover;
  const words = kit.words[language];
  const grading = cover.classification === 'normal' ? html`` : html`<p class="grading">${words[gradings[cover.classification]]}</p>`;
  const facts = [
    fact(words.subject, html`<b>${typed(cover.subject, language)}</b>`),
    fact(words.section, typed(nameIn(cover.section, language), language)),
    fact(words.fileForm, cover.form === 'physical' ? words.formPhysical : words.formElectronic),
    fact(words.openedOn, html`${dayText(cover.openedOn, language, digits)} · ${typed(nameIn(cover.openedBy, language), language)}`),
    cover.closedOn === null ? html`` : fact(words.closedOn, dayText(cover.closedOn, language, digits)),
    numbers(words.mainFile, cover.main === '' ? [] : [cover.main]),
    numbers(words.volumes, cover.volumes),
    numbers(words.parts, cover.parts),
    numbers(words.linkedFiles, cover.links),
    numbers(words.attachedFiles, cover.attachments),
  ];
  const body = html`${grading}<header><p class="office">${typed(nameIn(cover.office, language), language)}</p>
    <h1><span class="label">${words.fileNumber}</span> ${code(cover.number)}</h1></header><dl>${joined(facts)}</dl>${grading}`;
  return {
    html: documentShell({
      language,
      title: `${words.fileNumber} ${cover.number}`,
      styles: [kit.styles['page'] ?? '', kit.styles['file-cover'] ?? ''],
      bodyClass: 'file-cover',
      body: body.markup,
    }),
    footer: '<span></span>',
  };
};
