import { X509Certificate } from 'node:crypto';

/** What is known of a certificate: leads to a trusted one, does not, or did but outside the time it holds. */
export type ChainAnswer = 'trusted' | 'unknown' | 'notValidThen';

const longestChain = 5;

const parse = (der: Uint8Array): X509Certificate | null => {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
};

const parseAll = (ders: readonly Uint8Array[]): X509Certificate[] => ders.map(parse).filter((certificate) => certificate !== null);

const holds = (certificate: X509Certificate, at: Date): boolean =>
  Date.parse(certificate.validFrom) <= at.getTime() && at.getTime() <= Date.parse(certificate.validTo);

const issued = (issuer: X509Certificate, certificate: X509Certificate): boolean =>
  issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

/**
 * Follows issuers upward from a certificate, over `others`, to one of `trusted` (roots or CAs). At most five steps; only
 * certificates marked as authorities may issue. The name alone counts for nothing: each signature is checked.
 */
export const checkChain = (
  certificate: Uint8Array,
  chain: { readonly others: readonly Uint8Array[]; readonly trusted: readonly Uint8Array[] },
  at: Date,
): ChainAnswer => {
  const others = parseAll(chain.others);
  const trusted = parseAll(chain.trusted);
  let current = parse(certificate);
  let inTime = true;
  for (let step = 0; step < longestChain && current !== null; step += 1) {
    const subject: X509Certificate = current;
    inTime &&= holds(subject, at);
    const anchor = trusted.find((candidate) => candidate.raw.equals(subject.raw) || issued(candidate, subject));
    if (anchor !== undefined) return inTime && holds(anchor, at) ? 'trusted' : 'notValidThen';
    current = others.find((candidate) => !candidate.raw.equals(subject.raw) && issued(candidate, subject)) ?? null;
  }
  return 'unknown';
};

/** The common name of a certificate in its own script, or null for bytes that are no certificate. */
export const commonNameOf = (certificate: Uint8Array): string | null => {
  const subject = parse(certificate)?.subject.split('\n').findLast((part) => part.startsWith('CN='));
  return subject === undefined ? null : subject.slice('CN='.length);
};
