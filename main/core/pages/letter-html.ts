import { failure, success, type Result } from '../result.ts';
import { documentShell, runningFooter } from './document-shell.ts';
import type { LetterPage, PrintablePage } from './letter-page.ts';
import { letterView } from './letter-view.ts';
import { formFile, type PrintKit } from './print-kit.ts';
import { renderTemplate } from './template.ts';
import type { TemplateError } from './template-error.ts';

/** The side of the seal's box when nothing else is known yet: a draft shows the room that the seal will take. */
const usualBoxMm = 40;

/** How every template writes the picture of the QR code, once; a letter without it would leave the office unsealed. */
export const sealImage = '<img id="seal"';

const sealRoom = (boxMm: number): string => `:root { --seal-box: ${boxMm}mm; }`;

/** The title of the document: number and subject, as a reader's window shows it. */
export const letterTitle = (page: LetterPage): string =>
  [page.number ?? '', ...page.languages.map((language) => page.subject[language] ?? '')].filter((part) => part !== '').join(' – ');

/**
 * The pages of a letter as one HTML document and its footer. The image with id `seal` is empty, of a fixed size, and is filled
 * when the pages are counted. The error names the template's file and line.
 */
export const letterHtml = (page: LetterPage, kit: PrintKit): Result<PrintablePage, TemplateError> => {
  const template = kit.forms[page.form];
  if (template === undefined) {
    return failure('templateBroken', { file: formFile(page.form), line: 1, problem: 'missing', detail: formFile(page.form) });
  }
  const body = renderTemplate(template, letterView(page, kit.words), kit.parts);
  if (!body.ok) return body;
  if (body.value.split(sealImage).length !== 2) {
    return failure('templateBroken', { file: formFile(page.form), line: 1, problem: 'sealMissing', detail: sealImage });
  }
  const html = documentShell({
    language: page.languages[0] ?? 'en',
    title: letterTitle(page),
    styles: [sealRoom(page.seal?.boxMm ?? usualBoxMm), kit.styles['page'] ?? '', kit.styles['letter'] ?? ''],
    bodyClass: `letter form-${page.form} first-${page.languages[0] ?? 'en'} languages-${page.languages.length}`,
    body: body.value,
  });
  const check = page.seal === null ? '' : `${page.seal.host}   ${page.seal.shortCode}`;
  return success({ html, footer: runningFooter(page.number ?? '', check) });
};
