import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoopback, prefixOf } from './addresses.ts';

describe('who counts as one asker', () => {
  it('is a /24 of IPv4, however it is written, and a /48 of IPv6', () => {
    expect(prefixOf('203.0.113.7')).toBe('203.0.113');
    expect(prefixOf('::ffff:203.0.113.9')).toBe('203.0.113');
    expect(prefixOf('2001:db8:12:3456::1')).toBe('2001:db8:12');
    expect(prefixOf('2001:0DB8:0012:ffff:1:2:3:4')).toBe('2001:db8:12');
    expect(prefixOf('fe80::1%eth0')).toBe('fe80:0:0');
    expect(prefixOf('::1')).toBe('0:0:0');
    expect(prefixOf('nonsense')).toBe('');
  });

  it('is one for all addresses that differ in what comes after', () => {
    fc.assert(fc.property(fc.nat(255), fc.nat(255), (one, other) => void expect(prefixOf(`198.51.100.${one}`)).toBe(prefixOf(`198.51.100.${other}`))));
    fc.assert(fc.property(fc.ipV6(), (address) => void expect(prefixOf(address)).toMatch(/^(?:[0-9a-f]{1,4}:){2}[0-9a-f]{1,4}$|^\d+\.\d+\.\d+$/u)));
  });
});

describe('plain HTTP', () => {
  it('stays on the machine', () => {
    expect(['127.0.0.1', '127.9.0.1', '::1', 'localhost'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '10.0.0.1', '::', '127.example.org', ''].some(isLoopback)).toBe(false);
  });
});
