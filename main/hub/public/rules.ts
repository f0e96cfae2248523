import { isIPv4, isIPv6 } from 'node:net';

/**
 * What counts as one asker: the first three parts of an IPv4 address, the first 48 bits of an IPv6 address, which are what one household or company is given at most
 * (RFC 6177, 2). Text that is no address is one asker.
 */
export function prefixOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/iu, '').replace(/%.*$/u, '');
  if (isIPv4(plain)) return plain.split('.').slice(0, 3).join('.');
  if (!isIPv6(plain)) return '';
  const [before = '', after] = plain.toLowerCase().split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const filled = after === undefined ? head : [...head, ...Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0'), ...tail];
  return filled.slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

/** The packing to answer in, of those there are: brotli before gzip (RFC 9110, 12.5.3); one with `q=0` is not wanted. */
export function encodingFor(accepted: string | undefined, has: { readonly br: boolean; readonly gzip: boolean }): 'br' | 'gzip' | null {
  const wanted = new Set((accepted ?? '').split(',').flatMap((part) => {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    return parameters.some((parameter) => /^q=0(?:\.0*)?$/u.test(parameter)) ? [] : [name];
  }));
  if (has.br && wanted.has('br')) return 'br';
  return has.gzip && wanted.has('gzip') ? 'gzip' : null;
}

/** Whether a browser has the very bytes already: its tags hold this one, weak or strong (RFC 9110, 13.1.2). */
export function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  return tags.includes('*') || tags.includes(etag);
}

/** Plain HTTP is for a reverse proxy on the same machine alone: no other host may be listened at without TLS (docs/decisions/0019-public-site.md). */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
