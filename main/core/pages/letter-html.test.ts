import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../../preload/contract/values.ts';
import { neutralEmblem } from './emblem.ts';
import { letterHtml } from './letter-html.ts';
import type { LetterPage } from './letter-page.ts';
import { loadPrintKit } from './load-print-kit.ts';
import { letterForms, type PrintKit } from './print-kit.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));

const samplePage: LetterPage = {
  form: 'letter',
  languages: ['ur', 'en'],
  arrangement: 'sequence',
  letterhead: {
    emblem: neutralEmblem,
    department: { en: 'Local Government', ur: 'محکمہ بلدیات' },
    office: { en: 'Office of the Director', ur: 'دفتر ڈائریکٹر' },
    address: null,
    phone: '021-99230001',
    email: '',
  },
  classification: 'confidential',
  number: 'SO(Admin)/41/2026',
  date: '2026-11-21',
  fileNumber: '3-3/2026/Admin',
  replyTo: '',
  subject: { en: 'Verification <of> letters', ur: 'سرکاری مراسلت کی توثیق' },
  to: [{ name: 'ڈپٹی کمشنر', address: 'ضلع وسطی\nکراچی' }],
  copyTo: [{ name: 'Section Officer', address: 'Finance' }],
  body: { en: ['Paragraph & more.'], ur: ['یہ پیرا ہے۔'] },
  enclosures: ['List'],
  signatory: { name: { en: 'Sample Officer', ur: 'نمونہ افسر' }, designation: { en: 'Director', ur: 'ڈائریکٹر' } },
  seal: { boxMm: 40, host: 'verify.office.example', shortCode: 'K7QX2-M9PRT' },
  digits: 'latin',
};

let folder = '';
let kit: PrintKit;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'templates-'));
  const loaded = await loadPrintKit(resources, null);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  kit = loaded.value;
});
afterAll(() => rm(folder, { recursive: true }));

const page = (changes: Partial<LetterPage> = {}): { html: string; footer: string } => {
  const made = letterHtml({ ...samplePage, ...changes }, kit);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};
const words = (html: string): string => html.replace(/<style>[\s\S]*?<\/style>/, '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('letter page', () => {
  const languageSets: readonly (readonly Language[])[] = [['en'], ['ur'], ['hi'], ['ur', 'en', 'hi']];
  it.each(letterForms.flatMap((form) => languageSets.map((languages) => [form, languages] as const)))(
    'shows number, subject, signatory and seal as %s in %s',
    (form, languages) => {
      const { html } = page({ form, languages, subject: { en: 'Subject words', ur: 'Subject words', hi: 'Subject words' } });
      expect(html).toContain(`<html lang="${languages[0]}" dir="${languages[0] === 'ur' ? 'rtl' : 'ltr'}">`);
      expect(words(html)).toContain('SO(Admin)/41/2026');
      expect(words(html).match(/Subject words/g)?.length).toBeGreaterThanOrEqual(languages.length);
      expect(html.match(/class="signature-post"/g)).toHaveLength(languages.length);
      expect(html.match(/<img id="seal" alt="[^"]+">/g)).toHaveLength(1);
      expect(words(html)).toContain('K7QX2-M9PRT');
    },
  );

  it('has no inline style, script or address outside, which the page’s policy would refuse', () => {
    const { html } = page();
    expect(html.replace(/<style>[\s\S]*?<\/style>/, '')).not.toMatch(/\sstyle=|<script|https?:/);
  });

  it('escapes what the office typed', () => {
    expect(page().html).toContain('Verification &lt;of&gt; letters');
    expect(page().html).toContain('Paragraph &amp; more.');
  });

  it('keeps room for the code in the size asked for', () => {
    expect(page({ seal: { boxMm: 45, host: 'h', shortCode: 'c' } }).html).toContain('--seal-box: 45mm');
  });

  it('carries number, host and code in the foot of every page', () => {
    const { footer } = page();
    expect(words(footer)).toContain('SO(Admin)/41/2026');
    expect(words(footer)).toContain('verify.office.example K7QX2-M9PRT');
    expect(footer).toContain('class="pageNumber"');
    expect(footer).toContain('class="totalPages"');
  });

  it('prints the date in each language, its digits changed only on request', () => {
    expect(words(page().html)).toContain('21 نومبر، 2026');
    expect(words(page().html)).toContain('21 November 2026');
    expect(words(page({ digits: 'native' }).html)).toContain('۲۱ نومبر، ۲۰۲۶');
    expect(words(page({ digits: 'native' }).html)).toContain('SO(Admin)/41/2026');
  });

  it('marks a draft as such and gives it no number, date or code', () => {
    const { html, footer } = page({ number: null, date: null, seal: null });
    expect(words(html)).toContain('Draft – not issued');
    expect(words(html)).toContain('مسودہ – جاری نہیں ہوا');
    expect(html).toContain('<img id="seal" alt="">');
    expect(footer).not.toContain('verify.office.example');
  });

  it('names the office once in each language that it has', () => {
    const { html } = page({ languages: ['ur', 'en', 'hi'] });
    expect(html.match(/class="office"/g)).toHaveLength(2);
  });
});

describe('an office’s own templates', () => {
  it('take the place of the program’s', async () => {
    const own = join(folder, 'own');
    await mkdir(join(own, 'notice'), { recursive: true });
    await writeFile(join(own, 'notice', 'notice.html'), '<h1>OWN {{number}}</h1>{{> seal}}');
    await writeFile(join(own, 'letter.css'), 'h1 { font-size: 30pt }');
    const loaded = await loadPrintKit(resources, own);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    const made = letterHtml({ ...samplePage, form: 'notice' }, loaded.value);
    expect(made).toMatchObject({ ok: true, value: { html: expect.stringContaining('<h1>OWN ') } });
    expect(made).toMatchObject({ ok: true, value: { html: expect.stringContaining('font-size: 30pt') } });
  });

  it('give one clear error with file and line when they are broken', async () => {
    const own = join(folder, 'broken');
    await mkdir(join(own, 'circular'), { recursive: true });
    await writeFile(join(own, 'circular', 'circular.html'), '<p>\n{{#to}}\n</p>');
    expect(await loadPrintKit(resources, own)).toEqual({
      ok: false,
      error: { code: 'templateBroken', params: { file: 'circular/circular.html', line: 2, problem: 'unclosed', detail: 'to' } },
    });
  });

  it('must keep one place for the seal', async () => {
    const own = join(folder, 'sealless');
    await mkdir(join(own, 'parts'), { recursive: true });
    await writeFile(join(own, 'parts', 'seal.html'), '<p>{{number}}</p>');
    const loaded = await loadPrintKit(resources, own);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    expect(letterHtml(samplePage, loaded.value)).toMatchObject({ ok: false, error: { params: { problem: 'sealMissing' } } });
  });

  it('may be missing altogether', async () => {
    expect((await loadPrintKit(resources, join(folder, 'nowhere'))).ok).toBe(true);
  });
});
