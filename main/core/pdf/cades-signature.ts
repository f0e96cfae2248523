import { createHash, sign, X509Certificate, type KeyObject } from 'node:crypto';
import {
  encodeDer, nothing, octets, oid, parseDer, partsOf, sequence, setOf, tagged, unsignedInteger, type Der,
} from '../keys/der.ts';

/**
 * Who signs a document: the certificate, the rest of its chain (issuer first), and the act of signing with SHA-256.
 * ECDSA signatures are in DER form. A smart card answers here as well as a key in memory.
 */
export type DocumentSigner = {
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly sign: (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;
};

/** A signer whose private key is in memory. */
export const keySigner = (privateKey: KeyObject, certificate: Uint8Array, chain: readonly Uint8Array[]): DocumentSigner => ({
  certificate,
  chain,
  sign: (message) => new Uint8Array(sign('sha256', message, privateKey)),
});

/** Object identifiers of CMS (RFC 5652) and of the signing certificate attribute (RFC 5035). */
export const cmsOid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  parts.forEach((part) => hash.update(part));
  return new Uint8Array(hash.digest());
};

const attribute = (id: string, value: Der): Der => sequence(oid(id), setOf(value));

/** Serial number and issuer of a version 3 certificate (RFC 5280, 4.1). */
const identityOf = (certificate: Uint8Array): { serial: Der; issuer: Der } => {
  const [, serial, , issuer] = partsOf(partsOf(parseDer(certificate))[0]);
  if (serial === undefined || issuer === undefined) throw new TypeError('the signer has no version 3 certificate');
  return { serial, issuer };
};

const signingCertificate = (certificate: Uint8Array): Der => {
  const { serial, issuer } = identityOf(certificate);
  const issuerSerial = sequence(sequence(tagged(4, issuer)), serial);
  return sequence(sequence(sequence(octets(sha256(certificate)), issuerSerial)));
};

const signatureAlgorithm = (certificate: Uint8Array): Der => {
  const kind = new X509Certificate(certificate).publicKey.asymmetricKeyType;
  if (kind === 'ec') return sequence(oid(cmsOid.ecdsaWithSha256));
  if (kind === 'rsa') return sequence(oid(cmsOid.rsa), nothing());
  throw new TypeError(`documents are signed with ECDSA or RSA, not with ${kind ?? 'an unknown kind of key'}`);
};

/** What is signed, the signature, and the signer's certificate followed by the rest of its chain. */
export type SignedDataParts = {
  readonly attributes: Der;
  readonly signature: Uint8Array;
  readonly certificates: readonly [Uint8Array, ...Uint8Array[]];
};

/** The CMS structure around a signature, in DER: one signer, SHA-256, detached content, no unsigned attributes. */
export const signedData = ({ attributes, signature, certificates }: SignedDataParts): Uint8Array => {
  const [certificate] = certificates;
  const { serial, issuer } = identityOf(certificate);
  const digest = sequence(oid(cmsOid.sha256));
  const one = unsignedInteger(Uint8Array.of(1));
  const signerInfo = sequence(
    one,
    sequence(issuer, serial),
    digest,
    tagged(0, ...partsOf(attributes)),
    signatureAlgorithm(certificate),
    octets(signature),
  );
  const chain = tagged(0, ...certificates.map(parseDer));
  const content = sequence(one, setOf(digest), sequence(oid(cmsOid.data)), chain, setOf(signerInfo));
  return encodeDer(sequence(oid(cmsOid.signedData), tagged(0, content)));
};

/**
 * A detached CMS signature of PAdES baseline B-B over the parts of a file: content type, message digest and
 * signing-certificate-v2 are signed; no signing time, which PAdES forbids. Returns DER.
 */
export const cadesSignature = async (content: readonly Uint8Array[], signer: DocumentSigner): Promise<Uint8Array> => {
  const attributes = setOf(
    attribute(cmsOid.contentType, oid(cmsOid.data)),
    attribute(cmsOid.messageDigest, octets(sha256(...content))),
    attribute(cmsOid.signingCertificateV2, signingCertificate(signer.certificate)),
  );
  const signature = await signer.sign(encodeDer(attributes));
  return signedData({ attributes, signature, certificates: [signer.certificate, ...signer.chain] });
};
