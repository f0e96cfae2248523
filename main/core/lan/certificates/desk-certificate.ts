import { createHash, randomBytes, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { bits, boolean, encodeDer, octets, oid, parseDer, sequence, tagged, time, unsignedInteger, type Der } from '../../keys/der.ts';
import { distinguishedName } from '../../keys/distinguished-name.ts';
import { spkiOf } from '../roster/desk-keys.ts';

const day = 86_400_000;
/** A year; renewed at 60 % of it (ledger.md 2.2, 4). */
const validFor = 365 * day;
const renewAfter = 0.6;

/** From when until when a certificate says it holds, in milliseconds since 1970. */
export type CertificateDates = { readonly from: number; readonly to: number };

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
const digitalSignature = bits(Uint8Array.of(0b1000_0000), 7);
const serverAndClient = sequence(oid('1.3.6.1.5.5.7.3.1'), oid('1.3.6.1.5.5.7.3.2'));

const extension = (id: string, critical: boolean, value: Der): Der =>
  critical ? sequence(oid(id), boolean(true), octets(encodeDer(value))) : sequence(oid(id), octets(encodeDer(value)));

/** Names in a certificate are hashes of keys: a stranger who connects is shown the certificate, and learns no name of the office from it. */
const keyName = (spki: Uint8Array): Der => distinguishedName({ commonName: createHash('sha256').update(spki).digest('hex').slice(0, 32) });

const serialNumber = (): Der => {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return unsignedInteger(serial);
};

/**
 * When a new certificate holds: a year from the registrar's clock, or from the latest moment the list of desks names where that clock
 * has fallen behind (an empty CMOS battery says 1970). A day is given before, for desks whose clocks are a little slow.
 */
export const datesFor = (clock: number, rosterAt: number): CertificateDates => {
  const start = Math.max(clock, rosterAt);
  return { from: start - day, to: start + validFor };
};

/** Makes the certificate (X.509 v3, DER, about 370 bytes) of a desk's P-256 key, signed with the office's certifying key. */
export const certifyDesk = (spki: Uint8Array, dates: CertificateDates, certifier: KeyObject): Uint8Array => {
  const content = sequence(
    tagged(0, unsignedInteger(Uint8Array.of(2))),
    serialNumber(),
    ecdsaWithSha256,
    keyName(spkiOf(certifier)),
    sequence(time(new Date(dates.from)), time(new Date(dates.to))),
    keyName(spki),
    parseDer(spki),
    tagged(3, sequence(extension('2.5.29.19', true, sequence()), extension('2.5.29.15', true, digitalSignature), extension('2.5.29.37', false, serverAndClient))),
  );
  return encodeDer(sequence(content, ecdsaWithSha256, bits(sign('sha256', encodeDer(content), certifier))));
};

/** The dates a certificate says; null for bytes that are none. */
export const datesOf = (certificate: Uint8Array): CertificateDates | null => {
  const read = readCertificate(certificate);
  if (!read) return null;
  const [from, to] = [Date.parse(read.validFrom), Date.parse(read.validTo)];
  return Number.isFinite(from) && Number.isFinite(to) ? { from, to } : null;
};

/** The parsed certificate, or null; nothing in it is verified. */
export const readCertificate = (certificate: Uint8Array): X509Certificate | null => {
  try {
    return new X509Certificate(certificate);
  } catch {
    return null;
  }
};

/** Whether a desk should ask for a new certificate: at 60 % of its life, by the clock of the desk or by that of the list of desks. */
export const isRenewalDue = ({ from, to }: CertificateDates, clock: number, rosterAt: number): boolean =>
  Math.max(clock, rosterAt) >= from + renewAfter * (to - from);
