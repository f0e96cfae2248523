import { createPrivateKey } from 'node:crypto';
import { failure, success, type Result } from '../result.ts';
import { certificateToPem, type CertifiedKey } from './certificates.ts';

export type CeremonyFileError = 'keyFileDamaged' | 'wrongPassphrase';

/**
 * The file of a root or CA key for a custodian's stick: certificate, then the private key as encrypted PKCS#8 (AES-256), in PEM,
 * readable by OpenSSL. A custodian who holds the stick without the passphrase holds nothing.
 */
export const exportCeremonyFile = (key: CertifiedKey, passphrase: string): string =>
  certificateToPem(key.certificate) +
  String(key.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }));

/** The key and certificate of such a file. */
export const importCeremonyFile = (text: string, passphrase: string): Result<CertifiedKey, CeremonyFileError> => {
  const certificate = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(text)?.[1];
  const key = /-----BEGIN ENCRYPTED PRIVATE KEY-----[A-Za-z0-9+/=\s]+-----END ENCRYPTED PRIVATE KEY-----/.exec(text)?.[0];
  if (certificate === undefined || key === undefined) return failure('keyFileDamaged');
  try {
    const privateKey = createPrivateKey({ key, format: 'pem', passphrase });
    return success({ certificate: new Uint8Array(Buffer.from(certificate, 'base64')), privateKey });
  } catch {
    return failure('wrongPassphrase');
  }
};
