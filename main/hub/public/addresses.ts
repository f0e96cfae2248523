import { isIPv4, isIPv6 } from 'node:net';

/**
 * What counts as one asker: the first three parts of an IPv4 address, the first 48 bits of an IPv6 address, which are what one household or company is given at most
 * (RFC 6177, 2). Text that is no address is one asker.
 */
export function prefixOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/iu, '').replace(/%.*$/u, '');
  if (isIPv4(plain)) return plain.split('.').slice(0, 3).join('.');
  if (!isIPv6(plain)) return '';
  // An IPv4 address at the end stands for the last two groups, which don't count.
  const [before = '', after] = plain.toLowerCase().replace(/[\d.]+\.[\d.]+$/u, '0:0').split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const filled = after === undefined ? head : [...head, ...Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0'), ...tail];
  return filled.slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

/** Plain HTTP is for a reverse proxy on the same machine alone: no other host may be listened at without TLS (docs/decisions/0019-public-site.md). */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
