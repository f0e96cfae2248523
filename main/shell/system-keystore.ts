import type { SecretProtector } from '../core/keys/secret-protector.ts';

/** Electron's safeStorage as far as it is used: newer versions have the asynchronous calls, and will lose the others. */
export type SafeStorage = {
  readonly getSelectedStorageBackend?: () => string;
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (text: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (encrypted: Buffer) => Promise<{ readonly result: string }>;
  readonly isEncryptionAvailable?: () => boolean;
  readonly encryptString?: (text: string) => Buffer;
  readonly decryptString?: (encrypted: Buffer) => string;
};

/** On Linux Chromium falls back to a key that stands in its source; `unknown` is before the app is ready. */
const noKeyring: readonly (string | undefined)[] = ['basic_text', 'unknown', undefined];
/** What begins with this on Linux was wrapped with that key, whatever backend was named. */
const wrappedInPlainSight = Buffer.from('v10');

/** The operating system's keystore through Electron. It is refused on Linux without a keyring, where it would only look like one. */
export function systemKeystore(storage: SafeStorage, platform: string = process.platform): SecretProtector {
  const onLinux = platform === 'linux';

  async function isThere(): Promise<boolean> {
    if (onLinux && noKeyring.includes(storage.getSelectedStorageBackend?.())) return false;
    if (storage.isAsyncEncryptionAvailable) return storage.isAsyncEncryptionAvailable();
    return storage.isEncryptionAvailable?.() ?? false;
  }

  async function encrypt(text: string): Promise<Buffer | null> {
    if (storage.encryptStringAsync) return storage.encryptStringAsync(text);
    return storage.encryptString?.(text) ?? null;
  }

  async function decrypt(wrapped: Buffer): Promise<string | null> {
    if (storage.decryptStringAsync) return (await storage.decryptStringAsync(wrapped)).result;
    return storage.decryptString?.(wrapped) ?? null;
  }

  return {
    protect: async (secret) => {
      if (!(await isThere())) return null;
      const wrapped = await encrypt(Buffer.from(secret).toString('base64'));
      if (wrapped === null || (onLinux && wrapped.subarray(0, wrappedInPlainSight.length).equals(wrappedInPlainSight))) return null;
      return new Uint8Array(wrapped);
    },
    reveal: async (wrapped) => {
      const text = await decrypt(Buffer.from(wrapped)).catch(() => null);
      return text === null ? null : new Uint8Array(Buffer.from(text, 'base64'));
    },
  };
}
