import type { AddressInfo } from 'node:net';

/** The port at which a server listens. */
export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server listens at no port');
  return address.port;
}
