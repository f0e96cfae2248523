import { createHash, verify, X509Certificate } from 'node:crypto';
import { contentOf, encodeDer, isTagged, oidOf, parseDer, partsOf, setInOrder, type Der } from '../keys/der.ts';
import { cmsOid, signedData } from './cades-signature.ts';

/** What a CMS signature says about the bytes it is laid against. */
export type CmsCheck = {
  readonly certificate: Uint8Array;
  readonly others: readonly Uint8Array[];
  /** the bytes are those that were signed */
  readonly contentUnchanged: boolean;
  /** the signature over the attributes is the certificate's, and it names that certificate */
  readonly signatureRight: boolean;
  /** PAdES baseline B-B as made here: signing-certificate-v2, no signing time, and not a byte beyond what that needs */
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

type SignerInfo = { readonly issuer: Der; readonly serial: Der; readonly attributes: Der; readonly signature: Uint8Array };

const readSignerInfo = (info: Der | undefined): SignerInfo | null => {
  const [, identity, , attributes, , signature] = partsOf(info);
  const [issuer, serial] = partsOf(identity);
  const value = contentOf(signature);
  if (issuer === undefined || serial === undefined || attributes === undefined || value === null) return null;
  return isTagged(attributes, 0) ? { issuer, serial, attributes, signature: value } : null;
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

const verifySignature = (signer: SignerInfo, certificate: Uint8Array): boolean => {
  const signed = encodeDer(setInOrder(partsOf(signer.attributes)));
  const { publicKey } = new X509Certificate(certificate);
  const kind = publicKey.asymmetricKeyType;
  return (kind === 'ec' || kind === 'rsa') && verify('sha256', signed, publicKey, signer.signature);
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
  if (oidOf(kind) !== cmsOid.signedData || signer === null) return null;
  const certificates = partsOf(parts.find((part) => isTagged(part, 0))).map(encodeDer);
  const certificate = certificates.find((candidate) => identifies(signer, candidate));
  if (certificate === undefined) return null;
  const others = certificates.filter((candidate) => candidate !== certificate);
  const attributes = setInOrder(partsOf(signer.attributes));
  const plain = equal(der, signedData({ attributes, signature: signer.signature, certificates: [certificate, ...others] }));
  const named = equal(namedCertificateHash(signer), sha256(certificate));
  const digest = contentOf(attributeValues(signer, cmsOid.messageDigest)[0]);
  const isData = oidOf(attributeValues(signer, cmsOid.contentType)[0]) === cmsOid.data;
  return {
    certificate,
    others,
    contentUnchanged: equal(digest, sha256(...content)),
    signatureRight: isData && verifySignature(signer, certificate),
    baseline: plain && named && attributeValues(signer, cmsOid.signingTime).length === 0,
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
