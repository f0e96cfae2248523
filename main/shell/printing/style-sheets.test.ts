import { describe, expect, it } from 'vitest';
import { createStyleSheets } from './style-sheets.ts';

describe('the style sheets of printed documents', () => {
  it('become linked files that are served, in order', () => {
    const sheets = createStyleSheets();
    const made = sheets.linked('<head><style>p{color:red}</style><style media="print">b{}</style></head>');
    expect(made).not.toContain('<style');
    const addresses = [...made.matchAll(/href="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(addresses.map((path) => sheets.served(path)?.body)).toEqual(['p{color:red}', 'b{}']);
  });

  it('keep their address from letter to letter, so that fonts are not loaded again', () => {
    const sheets = createStyleSheets();
    expect(sheets.linked('<style>p{}</style>')).toBe(sheets.linked('<style>p{}</style>'));
  });

  it('answer nothing else', () => {
    expect(createStyleSheets().served('/print/style/0.css')).toBeUndefined();
  });
});
