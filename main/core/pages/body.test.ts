import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RichNode, RichText } from '../../../preload/contract/values.ts';
import { bodyHtml } from './body-html.ts';
import { bodyText } from './body-text.ts';
import { paragraphLanguage } from './paragraph-language.ts';
import { textMarkup } from './text-markup.ts';

const text = (words: string, ...marks: ('bold' | 'italic' | 'underline')[]): RichNode => ({ type: 'text', text: words, marks: marks.map((type) => ({ type })) });
const paragraph = (...content: RichNode[]): RichNode => ({ type: 'paragraph', content });
const cell = (words: string): RichNode => ({ type: 'tableCell', content: [paragraph(text(words))] });
const doc = (...content: RichNode[]): RichText => ({ type: 'doc', content });

describe('body as HTML', () => {
  it('writes marks, breaks, lists and tables', () => {
    const body = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('Head')] },
      { type: 'paragraph', attrs: { textAlign: 'center' }, content: [text('bold', 'bold'), { type: 'hardBreak' }, text('a & b', 'italic', 'underline')] },
      { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph(text('item'))] }] },
      { type: 'table', content: [{ type: 'tableRow', content: [{ ...cell('x'), attrs: { colspan: 2 } }] }] },
    );
    expect(bodyHtml(body, 'en').markup).toBe(
      '<h2>Head</h2><p class="align-center"><strong>bold</strong><br><u><em>a &amp; b</em></u></p>' +
        '<ol start="3"><li><p>item</p></li></ol><table><tbody><tr><td colspan="2"><p>x</p></td></tr></tbody></table>',
    );
  });

  it('takes nothing from attributes but what it knows', () => {
    const body = doc({ type: 'paragraph', attrs: { textAlign: '"><script>', dir: 'x" onclick="', style: 'color:red' }, content: [text('t')] });
    expect(bodyHtml(body, 'en').markup).toBe('<p>t</p>');
  });

  it('escapes every text in every place', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('en', 'ur', 'hi'), (words, language) => {
        const markup = bodyHtml(doc(paragraph(text(words)), { type: 'table', content: [{ type: 'tableRow', content: [cell(words)] }] }), language).markup;
        const known = /<\/?(?:p|table|tbody|tr|td|bdi|span|br)(?: (?:lang="(?:en|ur|hi)"|dir="(?:ltr|rtl)"))*>/g;
        expect(markup.replaceAll(known, '')).not.toMatch(/[<>"]/);
      }),
    );
  });

  it('sets a paragraph in the script and direction of its text', () => {
    expect(bodyHtml(['This stands in English.'], 'ur').markup).toBe('<p lang="en" dir="ltr">This stands in English.</p>');
    expect(bodyHtml(['یہ اردو ہے'], 'en').markup).toBe('<p lang="ur" dir="rtl">یہ اردو ہے</p>');
    expect(bodyHtml([''], 'en').markup).toBe('<p><br></p>');
  });
});

describe('language of a paragraph', () => {
  it.each([
    ['NADRA کے خط کا حوالہ', 'ur', 'ur'],
    ['Passport office launches', 'ur', 'en'],
    ['सेवा में', 'en', 'hi'],
    ['JaKeGA के मुख्य कार्यकारी', 'hi', 'hi'],
    ['a word کے', 'en', 'en'],
    ['3-3/2026', 'ur', 'ur'],
  ] as const)('%s in a body of %s is %s', (words, body, expected) => {
    expect(paragraphLanguage(words, body)).toBe(expected);
  });
});

describe('codes inside text', () => {
  it('keep their order in right-to-left text', () => {
    expect(textMarkup('خط نمبر 12-4/2025 دیکھیں', 'ur').markup).toBe('خط نمبر <bdi lang="en" dir="ltr">12-4/2025</bdi> دیکھیں');
  });

  it('never lose or change a character, in any language', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9۰-۹०-९ \-/.,()آبپक-ह]{0,60}$/u), fc.constantFrom('en', 'ur', 'hi'), (words, language) => {
        expect(textMarkup(words, language).markup.replaceAll(/<[^>]*>/g, '')).toBe(words);
      }),
    );
  });
});

describe('body as plain paragraphs', () => {
  it('keeps list numbers and table rows, and drops empty paragraphs', () => {
    const list: RichNode = { type: 'orderedList', attrs: { start: 4 }, content: [{ type: 'listItem', content: [paragraph(text('one')), paragraph(text('more'))] }] };
    const bullets: RichNode = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('dot'))] }] };
    const table: RichNode = { type: 'table', content: [{ type: 'tableRow', content: [cell('a'), cell('b')] }] };
    expect(bodyText(doc(paragraph(text('x '), { type: 'hardBreak' }, text('y', 'bold')), paragraph(), list, bullets, table))).toEqual([
      'x \ny', '4. one', 'more', '- dot', 'a\tb',
    ]);
  });

  it('is the same for plain paragraphs and for the same words in the editor', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zA-Z ]{0,20}$/)), (paragraphs) => {
        expect(bodyText(doc(...paragraphs.map((words) => paragraph(text(words)))))).toEqual(bodyText(paragraphs));
      }),
    );
  });
});
