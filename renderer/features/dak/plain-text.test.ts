import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('the words of an HTML mail', () => {
  it('are read without tags, scripts and styles, each block on its line', () => {
    const html = '<head><title>t</title></head><style>p{}</style><p>Street <b>lights</b> &amp; drains</p><script>if (a < b) steal("<p>")</script><div>Ward&nbsp;7 &#x1F4A1; &#0;</div>';
    expect(plainText(html)).toBe('Street lights & drains\n\nWard 7 \u{1F4A1}');
    expect(plainText('<p>گلیوں کی روشنی<br>وارڈ ۷')).toBe('گلیوں کی روشنی\nوارڈ ۷');
  });

  it('are read of anything, and quickly', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (html) => plainText(html).length <= html.length + 1));
    const begun = performance.now();
    plainText('<script'.repeat(200_000));
    plainText('&#'.repeat(200_000));
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
