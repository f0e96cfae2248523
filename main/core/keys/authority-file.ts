import { createPublicKey, X509Certificate } from 'node:crypto';
import { failure, success, type Result } from '../result.ts';
import { exportCeremonyFile, importCeremonyFile } from './ceremony-file.ts';
import type { CertifiedKey } from './certificates.ts';

export type AuthorityFileError = 'authorityFileInvalid' | 'passphraseWrong';

/** Root and office CA with their private keys. */
export type AuthorityKeys = { readonly root: CertifiedKey; readonly authority: CertifiedKey };

const begin = '-----BEGIN CERTIFICATE-----';

/** One file for a custodian's stick: root, then office CA, each as a ceremony file that OpenSSL reads too. */
export const exportAuthorityFile = ({ root, authority }: AuthorityKeys, passphrase: string): Uint8Array =>
  new TextEncoder().encode(exportCeremonyFile(root, passphrase) + exportCeremonyFile(authority, passphrase));

const fits = (read: CertifiedKey, certificate: Uint8Array): boolean =>
  Buffer.from(read.certificate).equals(certificate) &&
  new X509Certificate(certificate).checkPrivateKey(read.privateKey) &&
  createPublicKey(read.privateKey).asymmetricKeyType === 'ec';

/** The keys of such a file; only those that belong to this office's own two certificates are taken. */
export const importAuthorityFile = (
  bytes: Uint8Array,
  passphrase: string,
  certificates: { readonly root: Uint8Array; readonly authority: Uint8Array },
): Result<AuthorityKeys, AuthorityFileError> => {
  const [head = '', rootPart, authorityPart, ...more] = new TextDecoder().decode(bytes).split(begin);
  if (head.trim() !== '' || rootPart === undefined || authorityPart === undefined || more.length > 0) return failure('authorityFileInvalid');
  const root = importCeremonyFile(begin + rootPart, passphrase);
  const authority = importCeremonyFile(begin + authorityPart, passphrase);
  if (!root.ok) return failure(root.error.code === 'wrongPassphrase' ? 'passphraseWrong' : 'authorityFileInvalid');
  if (!authority.ok) return failure(authority.error.code === 'wrongPassphrase' ? 'passphraseWrong' : 'authorityFileInvalid');
  if (!fits(root.value, certificates.root) || !fits(authority.value, certificates.authority)) return failure('authorityFileInvalid');
  return success({ root: root.value, authority: authority.value });
};
