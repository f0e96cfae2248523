/** What of a page is never read by anybody. */
const unread = new Set(['script', 'style', 'head', 'title', 'template', 'noscript']);
/** Where a new line begins. */
const breaking = new Set(['br', 'p', 'div', 'tr', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'blockquote', 'hr']);
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const highest = 0x10ffff;

function character(entity: string, name: string): string {
  if (!name.startsWith('#')) return named[name.toLowerCase()] ?? entity;
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= highest ? String.fromCodePoint(code) : '';
}

/** A tag that a piece begins with, in small letters; empty for text alone. */
function tagOf(piece: string): { readonly name: string; readonly closes: boolean } {
  const [, slash = '', name = ''] = /^(\/?)([a-z][a-z0-9]*)/iu.exec(piece) ?? [];
  return { name: name.toLowerCase(), closes: slash === '/' };
}

/** What stands outside of tags, and outside of what is never read, each block on its line. */
function wordsOf(html: string): string {
  const [begin = '', ...pieces] = html.split('<');
  let skipped: string | null = null;
  let text = begin.replaceAll(/\s+/gu, ' ');
  for (const piece of pieces) {
    const { name, closes } = tagOf(piece);
    if (skipped === null && !closes && unread.has(name)) skipped = name;
    else if (closes && name === skipped) skipped = null;
    if (skipped === null) text += `${breaking.has(name) ? '\n' : ''}${piece.slice(piece.indexOf('>') + 1).replaceAll(/\s+/gu, ' ')}`;
  }
  return text;
}

/** The words of HTML without its tags, one pass from front to back; what is read from it is only ever text. */
export function plainText(html: string): string {
  return wordsOf(html)
    .replaceAll(/&(#x?[0-9a-f]{1,8}|[a-z]{2,8});/giu, character)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}
