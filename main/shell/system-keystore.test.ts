import { describe, expect, it } from 'vitest';
import { systemKeystore, type SafeStorage } from './system-keystore.ts';

const secret = Uint8Array.from({ length: 32 }, (_, at) => at * 7);
const encrypt = (text: string, prefix = 'v11') => Buffer.from(prefix + [...text].toReversed().join(''));
const decrypt = (wrapped: Buffer) => {
  const text = wrapped.toString();
  if (!text.startsWith('v11')) throw new Error('could not decrypt');
  return [...text].slice(3).toReversed().join('');
};

const earlier: SafeStorage = {
  getSelectedStorageBackend: () => 'gnome_libsecret',
  isEncryptionAvailable: () => true,
  encryptString: (text) => encrypt(text),
  decryptString: decrypt,
};
const newer: SafeStorage = {
  getSelectedStorageBackend: () => 'gnome_libsecret',
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (text) => Promise.resolve(encrypt(text)),
  decryptStringAsync: (wrapped) => Promise.resolve().then(() => ({ result: decrypt(wrapped) })),
};
const both: SafeStorage = { ...earlier, ...newer, isEncryptionAvailable: () => false, encryptString: () => Buffer.from('not asked') };

describe('the keystore of the system', () => {
  it.each([
    ['the synchronous calls alone', earlier],
    ['the asynchronous calls alone', newer],
    ['both, of which the asynchronous are taken', both],
  ])('gives back what it was given, with %s', async (_, storage) => {
    for (const platform of ['linux', 'win32', 'darwin']) {
      const keystore = systemKeystore(storage, platform);
      const wrapped = await keystore.protect(secret);
      expect(wrapped).not.toBeNull();
      expect(await keystore.reveal(wrapped ?? new Uint8Array())).toEqual(secret);
    }
  });

  it('opens with the asynchronous calls what the synchronous ones wrapped', async () => {
    const wrapped = await systemKeystore(earlier, 'win32').protect(secret);
    expect(await systemKeystore(newer, 'win32').reveal(wrapped ?? new Uint8Array())).toEqual(secret);
  });

  it.each([
    ['the backend is the one without protection', { ...both, getSelectedStorageBackend: () => 'basic_text' }],
    ['the app is not ready', { ...both, getSelectedStorageBackend: () => 'unknown' }],
    ['the backend cannot be asked', { ...newer, getSelectedStorageBackend: undefined }],
    ['the keyring named did not answer and Chromium fell back to its own key', { ...newer, encryptStringAsync: (text: string) => Promise.resolve(encrypt(text, 'v10')) }],
  ])('is refused on Linux where %s', async (_, storage) => {
    const { getSelectedStorageBackend, ...rest } = storage;
    expect(await systemKeystore(getSelectedStorageBackend ? { ...rest, getSelectedStorageBackend } : rest, 'linux').protect(secret)).toBeNull();
  });

  it.each([
    ['the system has none', { ...earlier, isEncryptionAvailable: () => false }],
    ['the system has none, asked asynchronously', { ...newer, isAsyncEncryptionAvailable: () => Promise.resolve(false) }],
    ['this Electron has none of the calls', {}],
  ])('is refused where %s', async (_, storage) => {
    expect(await systemKeystore(storage, 'win32').protect(secret)).toBeNull();
  });

  it.each([earlier, newer, {}])('says null, and throws nothing, for what it cannot open', async (storage) => {
    expect(await systemKeystore(storage, 'win32').reveal(Uint8Array.of(1, 2, 3))).toBeNull();
  });
});
