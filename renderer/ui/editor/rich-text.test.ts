import { describe, expect, it } from 'vitest';
import { richText } from '../../../preload/contract/values.ts';
import { plainText, toRichText } from './rich-text.ts';

const document = {
  type: 'doc',
  content: [
    { type: 'paragraph', attrs: { dir: 'auto', textAlign: null }, content: [{ type: 'text', text: 'منظوری', marks: [{ type: 'bold' }] }, { type: 'hardBreak' }, { type: 'text', text: 'स्वीकृति' }] },
    { type: 'codeBlock', content: [{ type: 'text', text: 'left out' }] },
  ],
};

describe('rich text', () => {
  it('is what the contract accepts, without nodes it does not know', () => {
    const text = toRichText(document);
    expect(richText.safeParse(text).success).toBe(true);
    expect(text.content).toHaveLength(1);
  });

  it('keeps the words of every script in order', () => {
    expect(plainText(toRichText(document))).toBe('منظوری\nस्वीकृति');
  });
});
