import { networkInterfaces } from 'node:os';
import type { Clock } from '../clock.ts';

const lookEvery = 5_000;

/** The addresses of this PC as one text, which differs when a cable or a wireless network has come or gone. */
export const ownAddresses = (): string =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal }) => !internal)
    .map(({ cidr, address }) => cidr ?? address)
    .toSorted()
    .join(' ');

/** Calls when this PC's addresses have changed; the returned function ends it. No system tells this in the same way, so it looks. */
export function watchAddresses(clock: Clock, changed: () => void, read: () => string = ownAddresses): () => void {
  let known = read();
  let stop: () => void = () => undefined;
  const look = () => {
    const now = read();
    if (now !== known) changed();
    known = now;
    stop = clock.after(lookEvery, look);
  };
  stop = clock.after(lookEvery, look);
  return () => stop();
}
