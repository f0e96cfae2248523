import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Language, RichNode } from '../../../preload/contract/values.ts';
import { loadPrintKit } from './load-print-kit.ts';
import { notesheetPage, type Notesheet, type SheetNote } from './notesheet-page.ts';
import type { PrintKit } from './print-kit.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
let kit: PrintKit;
beforeAll(async () => {
  const loaded = await loadPrintKit(resources, null);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  kit = loaded.value;
});

const said = (text: string): RichNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const assistant = { name: { en: 'A. Hand', ur: 'معاون' }, designation: { en: 'Assistant' }, acting: false };
const officer = { name: { en: 'B. Officer' }, designation: { en: 'Section Officer' }, acting: true };
const note: SheetNote = {
  number: 1, firstParagraph: 1, paragraphs: [said('The roof <leaks>.'), said('मरम्मत आवश्यक है।')], decision: null, signedBy: 'dealing-hand',
  hand: assistant, draftedBy: [], at: new Date(2026, 10, 21, 9, 30).getTime(), dockets: [],
};
const agreeing: SheetNote = { ...note, number: 2, firstParagraph: 0, paragraphs: [], decision: 'agreed', signedBy: 'officer', hand: officer };
const sheet = (language: Language, notes: readonly SheetNote[], change: Partial<Notesheet> = {}): Notesheet => ({
  office: { en: 'Office of the Director' }, section: { en: 'Administration' }, fileNumber: '3-3/2026', subject: 'Roof', classification: 'secret', language, digits: 'latin', dockets: [], notes, ...change,
});
const words = (html: string): string => html.replace(/<style>[\s\S]*?<\/style>/, '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the notesheet on paper', () => {
  it('names office, section, file, subject and grading at its head', () => {
    const text = words(notesheetPage(sheet('en', []), kit).html);
    for (const part of ['Office of the Director', 'Administration', '3-3/2026', 'Roof', 'Secret', 'There is no note on this file yet.']) expect(text).toContain(part);
    expect(words(notesheetPage(sheet('en', [], { classification: 'normal' }), kit).html)).not.toContain('Secret');
  });

  it('numbers the paragraphs through, with the words escaped and each paragraph in its own script', () => {
    const { html } = notesheetPage(sheet('en', [note, { ...note, number: 2, firstParagraph: 3, paragraphs: [said('Seen.')] }]), kit);
    expect([...html.matchAll(/paragraph-number">(\d+)\./g)].map(([, number]) => number)).toEqual(['1', '2', '3']);
    expect(html).toContain('The roof &lt;leaks&gt;.');
    expect(html).toContain('<p lang="hi">मरम्मत');
  });

  it('stands the dealing hand on the left and officers on the right, with post, day and time', () => {
    const { html } = notesheetPage(sheet('en', [note, agreeing]), kit);
    expect(html).toMatch(/note-signature dealing-hand[\s\S]*note-signature officer/);
    const text = words(html);
    expect(text).toContain('A. Hand Assistant 21 November 2026, 09:30');
    expect(text).toContain('Agreed B. Officer Section Officer (acting) 21 November 2026, 09:30');
  });

  it('names those who wrote what another signed, and enters dockets below their note', () => {
    const text = words(notesheetPage(sheet('en', [{ ...note, hand: officer, draftedBy: [assistant], dockets: ['S. no. 2 (issue): letter 5/2026'] }], { dockets: ['S. no. 1 (receipt)'] }), kit).html);
    expect(text).toMatch(/S\. no\. 1 \(receipt\).*The roof.*Drafted by: A\. Hand , Assistant.*B\. Officer.*S\. no\. 2 \(issue\): letter 5\/2026/);
  });

  it('is written in the language, direction and digits of the reader', () => {
    const { html } = notesheetPage(sheet('ur', [note, agreeing], { digits: 'native' }), kit);
    expect(html).toContain('<html lang="ur" dir="rtl">');
    expect(html).toContain('<body class="notesheet rtl">');
    expect(html).toContain('paragraph-number">۱.');
    expect(words(html)).toContain('متفق');
  });
});
