import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileCoverPage, type FileCover } from './file-cover-page.ts';
import { loadPrintKit } from './load-print-kit.ts';
import type { PrintKit } from './print-kit.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
let kit: PrintKit;
beforeAll(async () => {
  const loaded = await loadPrintKit(resources, null);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  kit = loaded.value;
});

const cover: FileCover = {
  office: { en: 'Office of the Director', ur: 'دفتر ڈائریکٹر' }, section: { en: 'Administration', ur: 'انتظامیہ' }, language: 'en', digits: 'latin', number: 'A-12011/5/2024-Estt',
  subject: 'Roof of <record> room', classification: 'secret', form: 'physical', openedOn: '2026-11-21', openedBy: { en: 'Assistant' }, closedOn: null,
  main: '', volumes: ['V-1', 'V-2'], parts: [], links: ['L-7'], attachments: [],
};
const words = (html: string): string => html.replace(/<style>[\s\S]*?<\/style>/, '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the cover of a file', () => {
  it('names number, subject, section, kind, days and grading, and the files that it hangs together with', () => {
    const text = words(fileCoverPage(cover, kit).html);
    for (const part of ['A-12011/5/2024-Estt', 'Roof of &lt;record&gt; room', 'Administration', 'Physical file', '21 November 2026', 'Assistant', 'V-1', 'V-2', 'L-7']) expect(text).toContain(part);
    expect(text.match(/SECRET|Secret/g)).toHaveLength(2);
    for (const absent of ['Closed on', 'Part files', 'Attached files', 'Main file']) expect(text).not.toContain(absent);
  });

  it('leaves the grading out where there is none, and says when the file was closed', () => {
    const text = words(fileCoverPage({ ...cover, classification: 'normal', closedOn: '2026-12-01', main: 'M-1' }, kit).html);
    expect(text).not.toMatch(/secret/i);
    for (const part of ['1 December 2026', 'Main file', 'M-1']) expect(text).toContain(part);
  });

  it('is written in the language and direction of the reader', () => {
    const { html } = fileCoverPage({ ...cover, language: 'ur' }, kit);
    expect(html).toContain('<html lang="ur" dir="rtl">');
    expect(words(html)).toContain('مربوط مسلیں');
  });
});
