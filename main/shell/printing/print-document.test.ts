import { describe, expect, it } from 'vitest';
import { printDocument } from './print-document.ts';

describe('a document made ready to be printed', () => {
  it('has its style elements as linked files, in order', () => {
    const html = '<!doctype html><html><head><style>p{color:red}</style><style media="print">b{}</style></head><body>x</body></html>';
    const made = printDocument(html, '/print/job/1');
    expect(made.styleSheets).toEqual(['p{color:red}', 'b{}']);
    expect(made.html).not.toContain('<style');
    expect(made.html).toContain('<link rel="stylesheet" href="/print/job/1/0.css"><link rel="stylesheet" href="/print/job/1/1.css">');
  });

  it('loads our script from the head', () => {
    const made = printDocument('<html><head></head><body></body></html>', '/print/job/1');
    expect(made.html).toBe('<html><head><script type="module" src="/print/page.js"></script></head><body></body></html>');
  });

  it('loads our script even where there is no head', () => {
    expect(printDocument('<p>x', '/print/job/1').html).toBe('<script type="module" src="/print/page.js"></script><p>x');
  });
});
