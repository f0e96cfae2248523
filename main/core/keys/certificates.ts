import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import {
  bits, boolean, encodeDer, octets, oid, parseDer, partsOf, sequence, tagged, taggedBytes, time, unsignedInteger,
  type Der,
} from './der.ts';
import { distinguishedName, type DistinguishedName } from './distinguished-name.ts';

/** A P-256 key with its certificate (DER). */
export type CertifiedKey = { readonly certificate: Uint8Array; readonly privateKey: KeyObject };

/** Whose certificate, and the first and last moment it holds. */
export type CertificateRequest = { readonly name: DistinguishedName; readonly from: Date; readonly to: Date };

type Role = { readonly authority: boolean; readonly pathLength?: number; readonly keyUsage: Der };

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
const certificateSigning = bits(Uint8Array.of(0b0000_0110), 1);
const documentSigning = bits(Uint8Array.of(0b1100_0000), 6);

/** A P-256 point: a byte 4, then x and y of 32 bytes each. It ends the encoded public key. */
const uncompressedPointLength = 65;

const spkiOf = (key: KeyObject): Der => parseDer(createPublicKey(key).export({ type: 'spki', format: 'der' }));

/** RFC 7093 method 1: the leftmost 160 bits of SHA-256 over the public key's bits. */
const keyIdentifier = (spki: Der): Uint8Array => {
  const point = encodeDer(spki).subarray(-uncompressedPointLength);
  return new Uint8Array(createHash('sha256').update(point).digest().subarray(0, 20));
};

const serialNumber = (): Der => {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return unsignedInteger(serial);
};

const extension = (id: string, critical: boolean, value: Der): Der =>
  critical ? sequence(oid(id), boolean(true), octets(encodeDer(value))) : sequence(oid(id), octets(encodeDer(value)));

const basicConstraints = (role: Role): Der => {
  if (!role.authority) return sequence();
  const pathLength = role.pathLength === undefined ? [] : [unsignedInteger(Uint8Array.of(role.pathLength))];
  return sequence(boolean(true), ...pathLength);
};

const extensions = (role: Role, subjectKey: Uint8Array, issuerKey: Uint8Array): Der =>
  tagged(
    3,
    sequence(
      extension('2.5.29.19', true, basicConstraints(role)),
      extension('2.5.29.15', true, role.keyUsage),
      extension('2.5.29.14', false, octets(subjectKey)),
      extension('2.5.29.35', false, sequence(taggedBytes(0, issuerKey))),
    ),
  );

/** The subject name and public key of a certificate made here: fields 6 and 7 of its to-be-signed part (RFC 5280, 4.1). */
const subjectOf = (certificate: Uint8Array): { name: Der; spki: Der } => {
  const fields = partsOf(partsOf(parseDer(certificate))[0]);
  const [name, spki] = [fields[5], fields[6]];
  if (name === undefined || spki === undefined) throw new TypeError('the issuer is not a version 3 certificate');
  return { name, spki };
};

const issue = (request: CertificateRequest, role: Role, issuer: CertifiedKey | null): CertifiedKey => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = spkiOf(privateKey);
  const subject = distinguishedName(request.name);
  const parent = issuer === null ? { name: subject, spki } : subjectOf(issuer.certificate);
  const content = sequence(
    tagged(0, unsignedInteger(Uint8Array.of(2))),
    serialNumber(),
    ecdsaWithSha256,
    parent.name,
    sequence(time(request.from), time(request.to)),
    subject,
    spki,
    extensions(role, keyIdentifier(spki), keyIdentifier(parent.spki)),
  );
  const signature = sign('sha256', encodeDer(content), issuer?.privateKey ?? privateKey);
  return { certificate: encodeDer(sequence(content, ecdsaWithSha256, bits(signature))), privateKey };
};

/** The root of an organisation: self-signed, may certify office CAs only. Kept offline after the ceremony. */
export const makeRoot = (request: CertificateRequest): CertifiedKey =>
  issue(request, { authority: true, pathLength: 1, keyUsage: certificateSigning }, null);

/** An office's issuing CA under the root; may certify sealing keys, not further CAs. */
export const makeOfficeCa = (request: CertificateRequest, root: CertifiedKey): CertifiedKey =>
  issue(request, { authority: true, pathLength: 0, keyUsage: certificateSigning }, root);

/** A section's sealing key: digital signature and content commitment, no CA. */
export const makeSealingCertificate = (request: CertificateRequest, officeCa: CertifiedKey): CertifiedKey =>
  issue(request, { authority: false, keyUsage: documentSigning }, officeCa);

const base64Lines = (bytes: Uint8Array): string => (Buffer.from(bytes).toString('base64').match(/.{1,64}/g) ?? []).join('\n');

/** The certificate in the text form that other programs read. */
export const certificateToPem = (certificate: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${base64Lines(certificate)}\n-----END CERTIFICATE-----\n`;

/** The SHA-256 fingerprint as printed in the circular that announces a root: upper-case pairs with colons. */
export const fingerprint = (certificate: Uint8Array): string =>
  (createHash('sha256').update(certificate).digest('hex').toUpperCase().match(/../g) ?? []).join(':');
