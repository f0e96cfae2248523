/** A document made ready for the page that prints: its style sheets and our script stand beside it, as the policy demands. */
export type PrintDocument = { readonly html: string; readonly styleSheets: readonly string[] };

const styleElement = /<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi;
const script = '<script type="module" src="/print/page.js"></script>';

/**
 * Moves each `<style>` into a file of its own under `address`, since the content security policy lets no
 * inline style in, and adds the script that fills slots.
 */
export function printDocument(html: string, address: string): PrintDocument {
  const styleSheets: string[] = [];
  const linked = html.replace(styleElement, (_element, css: string) => {
    styleSheets.push(css);
    return `<link rel="stylesheet" href="${address}/${styleSheets.length - 1}.css">`;
  });
  const end = linked.search(/<\/head\s*>/i);
  const place = end < 0 ? 0 : end;
  return { html: linked.slice(0, place) + script + linked.slice(place), styleSheets };
}
