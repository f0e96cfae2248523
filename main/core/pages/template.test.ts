import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from './markup.ts';
import { parseTemplate, renderTemplate, type Template, type TemplateView } from './template.ts';
import { checkSource } from './template-source.ts';

const parsed = (source: string, file = 'letter/letter.html'): Template => {
  const template = parseTemplate(file, source);
  if (!template.ok) throw new Error(JSON.stringify(template.error));
  return template.value;
};
const filled = (source: string, view: TemplateView, parts: Record<string, string> = {}) =>
  renderTemplate(parsed(source), view, Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, parsed(text, `parts/${name}.html`)])));

describe('template', () => {
  it('escapes every text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const result = filled('<b title="{{name}}">{{name}}</b>', { name: text });
        if (!result.ok) throw new Error(result.error.code);
        expect(result.value.replaceAll(/<b title="|">|<\/b>/g, '')).not.toMatch(/[<>"]/);
      }),
    );
  });

  it('shows HTML only when the program made it', () => {
    expect(filled('{{body}}', { body: html`<p>${'a < b'}</p>` })).toEqual({ ok: true, value: '<p>a &lt; b</p>' });
    expect(filled('{{body}}', { body: '<p>' })).toEqual({ ok: true, value: '&lt;p&gt;' });
  });

  it('repeats lists, shows and hides, and finds names further out', () => {
    const source = '{{! remark }}{{#rows}}[{{name}}{{#lines}} {{.}}{{/lines}}{{unit}}]{{/rows}}{{^rows}}none{{/rows}}{{#flag}}!{{/flag}}';
    expect(filled(source, { unit: 'm', flag: true, rows: [{ name: 'a', lines: ['1', '2'] }, { name: 'b', lines: [] }] })).toEqual({
      ok: true,
      value: '[a 1 2m][bm]!',
    });
    expect(filled(source, { unit: 'm', flag: false, rows: [] })).toEqual({ ok: true, value: 'none' });
  });

  it('includes parts', () => {
    expect(filled('<{{> head}}>', { name: 'x' }, { head: 'h {{name}}' })).toEqual({ ok: true, value: '<h x>' });
  });

  it.each([
    ['a\nb {{#rows}}\nc', 2, 'unclosed', 'rows'],
    ['a\n\n{{/rows}}', 3, 'notOpened', 'rows'],
    ['{{#a}}\n{{#b}}\n{{/a}}{{/b}}', 3, 'notOpened', 'a'],
    ['one\n{{name', 2, 'unclosed', '{{'],
    ['{{a-b}}', 1, 'unknownName', 'a-b'],
  ])('names the line of a mistake in %j', (source, line, problem, detail) => {
    expect(parseTemplate('notice/notice.html', source)).toEqual({
      ok: false,
      error: { code: 'templateBroken', params: { file: 'notice/notice.html', line, problem, detail } },
    });
  });

  it.each([
    ['\n{{subjct}}', {}, { file: 'letter/letter.html', line: 2, problem: 'unknownName' }],
    ['{{> foot}}', {}, { file: 'letter/letter.html', line: 1, problem: 'unknownPart' }],
    ['{{rows}}', {}, { file: 'letter/letter.html', line: 1, problem: 'notText' }],
    ['{{> head}}', { head: '\n\n{{nobody}}' }, { file: 'parts/head.html', line: 3, problem: 'unknownName' }],
    ['{{> head}}', { head: '{{> head}}' }, { file: 'parts/head.html', line: 1, problem: 'tooDeep' }],
  ])('names file and line when %j cannot be filled', (source, parts, params) => {
    expect(filled(source, { rows: ['a'] }, parts)).toMatchObject({ ok: false, error: { params } });
  });

  it('never throws, whatever is written into a template', () => {
    const piece = fc.constantFrom('{{', '}}', '#', '/', '^', '>', 'name', 'rows', ' ', '\n', '<p>', '.');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const template = parseTemplate('x.html', pieces.join(''));
        const fill = () => template.ok && renderTemplate(template.value, { name: 'n', rows: ['a'] }, { name: template.value });
        expect(fill).not.toThrow();
      }),
    );
  });
});

describe('source of a template', () => {
  it.each([
    ['a.html', '<p>\n<script>', 2],
    ['a.html', '<img src="x" onerror="y">', 1],
    ['a.html', '<p style="color:red">', 1],
    ['a.html', '\n\n<a href="https://elsewhere">', 3],
    ['a.html', '<img src=//elsewhere/x.png>', 1],
    ['a.html', '<LINK rel=stylesheet>', 1],
    ['a.css', 'p{}\n@import "x";', 2],
    ['a.css', 'p { background: url(https://elsewhere/x.png) }', 1],
    ['a.css', '</style><script>', 1],
  ])('refuses what a page never needs: %s %j', (file, source, line) => {
    expect(checkSource(file, source)).toMatchObject({ ok: false, error: { code: 'templateBroken', params: { file, line, problem: 'forbidden' } } });
  });

  it('lets pictures of its own through', () => {
    expect(checkSource('a.html', '<img src="{{emblem}}" alt="">').ok).toBe(true);
    expect(checkSource('a.css', 'p { background: url("data:image/png;base64,AA") }').ok).toBe(true);
  });
});
