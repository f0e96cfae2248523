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

/** The words of HTML without its tags, one pass from front to back; what is read from it is only ever text. */
export function plainText(html: string): string {
  let skipped: string | null = null;
  let text = '';
  for (const [index, piece] of html.split('<').entries()) {
    const close = index === 0 ? -1 : piece.indexOf('>');
    const [, slash = '', name = ''] = index === 0 ? [] : (/^(\/?)([a-z][a-z0-9]*)/iu.exec(piece) ?? []);
    const tag = name.toLowerCase();
    if (skipped === null && slash === '' && unread.has(tag)) skipped = tag;
    if (skipped === null) text += `${breaking.has(tag) ? '\n' : ''}${piece.slice(close + 1).replaceAll(/\s+/gu, ' ')}`;
    else if (slash === '/' && tag === skipped) {
      skipped = null;
      text += piece.slice(close + 1).replaceAll(/\s+/gu, ' ');
    }
  }
  return text
    .replaceAll(/&(#x?[0-9a-f]{1,8}|[a-z]{2,8});/giu, character)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}
