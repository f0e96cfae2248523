import { createHash } from 'node:crypto';
import type { MadePage } from '../../security/app-protocol.ts';

export type StyleSheets = {
  /** The same document with its `<style>` elements as linked files, since the content security policy lets no inline style in. */
  readonly linked: (html: string) => string;
  /** Answers the addresses of the hidden window's own files. */
  readonly served: (path: string) => MadePage | undefined;
};

const styleElement = /<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi;
const hostPage = '<!doctype html><html><head><meta charset="utf-8"><script type="module" src="/print/page.js"></script></head><body></body></html>';

/** Sheets kept at a time; an office has one a form. */
const mostSheets = 200;

/** Style sheets by content: letters of one form share a file, which is parsed once. */
export function createStyleSheets(): StyleSheets {
  const sheets = new Map<string, string>();

  function address(css: string): string {
    const path = `/print/style/${createHash('sha256').update(css).digest('hex').slice(0, 32)}.css`;
    sheets.delete(path);
    sheets.set(path, css);
    const [oldest] = sheets.keys();
    if (sheets.size > mostSheets && oldest !== undefined) sheets.delete(oldest);
    return path;
  }

  return {
    linked: (html) => html.replace(styleElement, (_element, css: string) => `<link rel="stylesheet" href="${address(css)}">`),
    served: (path) => {
      if (path === '/print/host.html') return { type: 'text/html; charset=utf-8', body: hostPage };
      const css = sheets.get(path);
      return css === undefined ? undefined : { type: 'text/css; charset=utf-8', body: css };
    },
  };
}
