import { createHash, verify, X509Certificate } from 'node:crypto';
import {
  contentOf, encodeDer, isTagged, nothing, oid, oidOf, parseDer, partsOf, sequence, setInOrder, unsignedInteger, type Der,
} from '../keys/der.ts';
import { cmsOid } from './cades-signature.ts';

/** What a CMS signature says about the bytes it is laid against. */
export type CmsCheck = {
  readonly certificate: Uint8Array;
  readonly others: readonly Uint8Array[];
  /** the bytes are those that were signed */
  readonly contentUnchanged: boolean;
  /** the signature over the attributes is the certificate's, and it names that certificate */
  readonly signatureRight: boolean;
  /** signing-certificate-v2 present and no signing time: PAdES baseline B-B */
  readonly baseline: boolean;
};

const equal = (left: Uint8Array | null, right: Uint8Array | null): boolean =>
  left !== null && right !== null && Buffer.from(left).equals(right);

/** Cuts the zeros that fill the room after the DER; null when anything but zeros follows. */
const withoutFilling = (bytes: Uint8Array): Uint8Array | null => {
  const first = bytes[1] ?? 0;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4) return null;
  const length = lengthBytes === 0 ? first : Buffer.from(bytes).readUIntBE(2, lengthBytes);
  const end = 2 + lengthBytes + length;
  return bytes.length >= end && bytes.subarray(end).every((byte) => byte === 0) ? bytes.subarray(0, end) : null;
};

const sameDer = (left: Der | undefined, right: Der): boolean => left !== undefined && equal(encodeDer(left), encodeDer(right));

const one = unsignedInteger(Uint8Array.of(1));
const sha256Algorithm = sequence(oid(cmsOid.sha256));
const sha256WithNull = sequence(oid(cmsOid.sha256), nothing());

const isSha256 = (algorithm: Der | undefined): boolean => sameDer(algorithm, sha256Algorithm) || sameDer(algorithm, sha256WithNull);

/** Version 1, SHA-256 and detached data: the parts of SignedData that no signature covers must be what they are here. */
const isPlainSignedData = (parts: readonly Der[]): boolean => {
  const [version, digests, content] = parts;
  const algorithms = partsOf(digests);
  return sameDer(version, one) && algorithms.length === 1 && isSha256(algorithms[0]) && sameDer(content, sequence(oid(cmsOid.data)));
};

type SignerInfo = { readonly issuer: Der; readonly serial: Der; readonly attributes: Der; readonly algorithm: string; readonly signature: Uint8Array };

const readSignerInfo = (info: Der | undefined): SignerInfo | null => {
  const [version, identity, digest, attributes, algorithm, signature, ...unsigned] = partsOf(info);
  if (!sameDer(version, one) || !isSha256(digest) || unsigned.length > 0) return null;
  const [issuer, serial] = partsOf(identity);
  const value = contentOf(signature);
  if (issuer === undefined || serial === undefined || attributes === undefined || value === null) return null;
  return isTagged(attributes, 0) ? { issuer, serial, attributes, algorithm: oidOf(partsOf(algorithm)[0]) ?? '', signature: value } : null;
};

const identifies = (signer: SignerInfo, certificate: Uint8Array): boolean => {
  const [, serial, , issuer] = partsOf(partsOf(parseDer(certificate))[0]);
  if (serial === undefined || issuer === undefined) return false;
  return equal(encodeDer(serial), encodeDer(signer.serial)) && equal(encodeDer(issuer), encodeDer(signer.issuer));
};

const attributeValues = (signer: SignerInfo, id: string): readonly Der[] => {
  const found = partsOf(signer.attributes).filter((attribute) => oidOf(partsOf(attribute)[0]) === id);
  return found.length === 1 ? partsOf(partsOf(found[0])[1]) : [];
};

/** The certificate hash in the first ESSCertIDv2 with the default algorithm, SHA-256 (RFC 5035). */
const namedCertificateHash = (signer: SignerInfo): Uint8Array | null => {
  const [signingCertificate] = attributeValues(signer, cmsOid.signingCertificateV2);
  const [certificateId] = partsOf(partsOf(signingCertificate)[0]);
  return contentOf(partsOf(certificateId)[0]);
};

/** The signature algorithms that go with a kind of key. */
const signatureAlgorithms: Readonly<Record<string, readonly string[]>> = {
  ec: [cmsOid.ecdsaWithSha256],
  rsa: [cmsOid.rsa, cmsOid.rsaWithSha256],
};

const verifySignature = (signer: SignerInfo, certificate: Uint8Array): boolean => {
  const signed = encodeDer(setInOrder(partsOf(signer.attributes)));
  const { publicKey } = new X509Certificate(certificate);
  const algorithms = signatureAlgorithms[publicKey.asymmetricKeyType ?? ''] ?? [];
  return algorithms.includes(signer.algorithm) && verify('sha256', signed, publicKey, signer.signature);
};

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  parts.forEach((part) => hash.update(part));
  return new Uint8Array(hash.digest());
};

const check = (der: Uint8Array, content: readonly Uint8Array[]): CmsCheck | null => {
  const [kind, wrapped] = partsOf(parseDer(der));
  const parts = partsOf(partsOf(wrapped)[0]);
  const signers = partsOf(parts.at(-1));
  const signer = signers.length === 1 ? readSignerInfo(signers[0]) : null;
  if (oidOf(kind) !== cmsOid.signedData || signer === null || !isPlainSignedData(parts)) return null;
  const certificates = partsOf(parts.find((part) => isTagged(part, 0))).map(encodeDer);
  const certificate = certificates.find((candidate) => identifies(signer, candidate));
  if (certificate === undefined) return null;
  const named = equal(namedCertificateHash(signer), sha256(certificate));
  const digest = contentOf(attributeValues(signer, cmsOid.messageDigest)[0]);
  const isData = oidOf(attributeValues(signer, cmsOid.contentType)[0]) === cmsOid.data;
  return {
    certificate,
    others: certificates.filter((candidate) => candidate !== certificate),
    contentUnchanged: equal(digest, sha256(...content)),
    signatureRight: isData && verifySignature(signer, certificate),
    baseline: named && attributeValues(signer, cmsOid.signingTime).length === 0,
  };
};

/** Reads a detached CMS signature of one signer and lays it against the content; null when it cannot be read. */
export const checkCms = (signature: Uint8Array, content: readonly Uint8Array[]): CmsCheck | null => {
  try {
    const der = withoutFilling(signature);
    return der === null ? null : check(der, content);
  } catch {
    return null;
  }
};
