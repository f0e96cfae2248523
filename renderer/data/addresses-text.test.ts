import { describe, expect, it } from 'vitest';
import { readAddress, readAddresses, writeAddress } from './addresses-text.ts';

describe('an address as people write it', () => {
  it.each([
    ['192.168.1.20:32382', { host: '192.168.1.20', port: 32382 }],
    [' records-pc:80 ', { host: 'records-pc', port: 80 }],
    ['[fe80::1%eth0]:32382', { host: 'fe80::1%eth0', port: 32382 }],
  ])('is read: %s', (typed, address) => expect(readAddress(typed)).toEqual(address));

  it.each(['', '192.168.1.20', '192.168.1.20:0', '192.168.1.20:65536', 'http://a:1', 'a b:1'])('is not read: %s', (typed) => expect(readAddress(typed)).toBeNull());

  it('gets the usual port where none is written', () => {
    expect(readAddress('192.168.1.20', 32383)).toEqual({ host: '192.168.1.20', port: 32383 });
    expect(readAddress('192.168.1.20:7', 32383)).toEqual({ host: '192.168.1.20', port: 7 });
  });

  it('is written as it is read', () => {
    for (const address of [{ host: '10.0.0.1', port: 5 }, { host: 'fe80::1', port: 6 }]) expect(readAddress(writeAddress(address))).toEqual(address);
  });
});

it('names the first line that is no address', () => {
  expect(readAddresses('10.0.0.1:5\n\nhere\n')).toEqual({ addresses: [{ host: '10.0.0.1', port: 5 }], wrong: 'here' });
});
