import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256-GCM output: 12-byte nonce, ciphertext of the plaintext's length, 16-byte tag. */
export type SealedBytes = { readonly nonce: Uint8Array; readonly ciphertext: Uint8Array; readonly tag: Uint8Array };

const nonceLength = 12;

/** Encrypts under a 32-byte key with a fresh random nonce; `context` is authenticated but not hidden. */
export const encryptBytes = (key: Uint8Array, plaintext: Uint8Array, context: Uint8Array): SealedBytes => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(context);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { nonce: new Uint8Array(nonce), ciphertext: new Uint8Array(ciphertext), tag: new Uint8Array(cipher.getAuthTag()) };
};

/** The plaintext, or null when key, context or any byte differs from the time of sealing. */
export const decryptBytes = (key: Uint8Array, sealed: SealedBytes, context: Uint8Array): Uint8Array | null => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.nonce, { authTagLength: 16 });
  decipher.setAAD(context);
  decipher.setAuthTag(sealed.tag);
  const head = decipher.update(sealed.ciphertext);
  try {
    return new Uint8Array(Buffer.concat([head, decipher.final()]));
  } catch {
    return null;
  }
};
