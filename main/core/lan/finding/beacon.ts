import type { Announcement } from './hint.ts';

/** "DFTR" and the version of the format. */
const head = Uint8Array.of(0x44, 0x46, 0x54, 0x52, 1);
const idAt = head.length;
const portAt = idAt + 32;
const rosterAt = portAt + 2;
const instanceAt = rosterAt + 4;
/** Every beacon has exactly this many bytes. */
export const beaconLength = instanceAt + 8;

/** The datagram: head, desk id (32), port (2), number of its list of desks (4), instance (8); numbers big-endian. */
export function writeBeacon({ desk, port, roster, instance }: Announcement): Uint8Array {
  const bytes = new Uint8Array(beaconLength);
  const view = new DataView(bytes.buffer);
  bytes.set(head, 0);
  bytes.set(Buffer.from(desk, 'hex'), idAt);
  view.setUint16(portAt, port);
  view.setUint32(rosterAt, roster);
  bytes.set(instance, instanceAt);
  return bytes;
}

/** Reads a datagram of the network; null for anything that is no beacon. */
export function readBeacon(bytes: Uint8Array): Announcement | null {
  if (bytes.length !== beaconLength || !head.every((byte, at) => bytes[at] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const port = view.getUint16(portAt);
  if (port === 0) return null;
  const desk = Buffer.from(bytes.subarray(idAt, portAt)).toString('hex');
  return { desk, port, roster: view.getUint32(rosterAt), instance: bytes.slice(instanceAt) };
}
