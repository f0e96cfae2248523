import { failure, success, type Result } from '../../result.ts';
import { keyFromSpki, deskIdOf, spkiOf, type DeskId } from '../roster/desk-keys.ts';
import type { Roster } from '../roster/roster.ts';
import { datesOf, readCertificate } from './desk-certificate.ts';
import { judgeDates, type DateStanding } from './rules.ts';

/** Why the other end of a connection is shown the door; it is told nothing of it. */
export type PeerProblem = 'peerUnreadable' | 'peerNotListed' | 'peerCertificateForeign';

/** A desk of the office at the other end. */
export type Peer = { readonly desk: DeskId; readonly dates: DateStanding };

const byTlsKey = new WeakMap<Roster, ReadonlyMap<string, DeskId>>();

/** Which desk a TLS key belongs to; made once for each list. */
const deskWithKey = (roster: Roster, spki: string): DeskId | undefined => {
  const known = byTlsKey.get(roster) ?? new Map([...roster.desks].map(([id, { tls }]) => [Buffer.from(tls).toString('hex'), id]));
  byTlsKey.set(roster, known);
  return known.get(spki);
};

const keyOf = (certificate: Uint8Array): { readonly spki: string; readonly signedBy: (key: Uint8Array) => boolean } | null => {
  const read = readCertificate(certificate);
  try {
    return read && { spki: Buffer.from(spkiOf(read.publicKey)).toString('hex'), signedBy: (key) => read.verify(keyFromSpki(key)) };
  } catch {
    return null;
  }
};

/**
 * Who holds a certificate that came with a TLS handshake (which has proven that the other end holds its key). The list of desks
 * decides: its key must be listed and one of the office's certifying keys must have signed it. Names, and the date it starts at, count
 * for nothing; its end as in `judgeDates`. Total: any bytes give an answer.
 */
export function judgePeer(certificate: Uint8Array, roster: Roster, clock: number): Result<Peer, PeerProblem> {
  const key = keyOf(certificate);
  const dates = datesOf(certificate);
  if (!key || !dates) return failure('peerUnreadable');
  const desk = deskWithKey(roster, key.spki);
  if (desk === undefined) return failure('peerNotListed');
  if (!roster.certifiers.some(key.signedBy)) return failure('peerCertificateForeign');
  return success({ desk, dates: judgeDates(dates, clock, roster.at) });
}

/** Whether a desk that was sent a certificate can use it: for its own key, and by a certifying key of the list. */
export function isOwnCertificate(certificate: Uint8Array, keys: { readonly signing: Uint8Array; readonly tls: Uint8Array }, roster: Roster): boolean {
  const judged = judgePeer(certificate, roster, roster.at);
  return judged.ok && judged.value.desk === deskIdOf(keys);
}
