import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failure, success, type Result } from '../result.ts';
import { readSecretFile, secretLength, writeSecretFile, type SecretFile } from './secret-file.ts';
import { noProtector, type SecretProtector } from './secret-protector.ts';

type DeskSecretError = 'deskSecretUnreadable' | 'deskSecretDamaged' | 'keystoreClosed';

/** Where this desk keeps the 32 random bytes without which no PIN opens anything. */
export type DeskSecretStore = { readonly readOrCreate: () => Promise<Result<Uint8Array, DeskSecretError>> };

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const readStored = async (path: string): Promise<Uint8Array | null> => {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Windows keeps the names of a folder by itself and can't open one. */
const flushFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Puts a whole, flushed file in the place of the one there, or none at all. */
const writeFlushed = async (path: string, bytes: Uint8Array): Promise<void> => {
  const part = `${path}.part`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rm(part, { force: true });
  const file = await open(part, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await rename(part, path);
    await flushFolder(dirname(path));
  } finally {
    await rm(part, { force: true });
  }
};

/** The secret in the keystore's wrapping when that was seen to give it back, else as it is. */
const fileFor = async (secret: Uint8Array, protector: SecretProtector): Promise<SecretFile> => {
  const plain: SecretFile = { kind: 'plain', content: secret };
  try {
    const wrapped = await protector.protect(secret);
    const revealed = wrapped === null ? null : await protector.reveal(wrapped);
    return wrapped !== null && revealed !== null && Buffer.from(revealed).equals(secret) ? { kind: 'keystore', content: wrapped } : plain;
  } catch {
    return plain;
  }
};

/** The lock on the desk's folder keeps two starts from making two secrets. */
const create = async (path: string, protector: SecretProtector): Promise<Uint8Array> => {
  const secret = new Uint8Array(randomBytes(secretLength));
  await writeFlushed(path, writeSecretFile(await fileFor(secret, protector)));
  return secret;
};

/** A plain secret goes into the keystore at the first start that has one; a disk that does not take the new file leaves the old. */
const protectLater = async (path: string, secret: Uint8Array, protector: SecretProtector): Promise<void> => {
  const file = await fileFor(secret, protector);
  if (file.kind === 'plain') return;
  await writeFlushed(path, writeSecretFile(file)).catch(() => undefined);
};

const reveal = async (wrapped: Uint8Array, protector: SecretProtector): Promise<Uint8Array | null> => {
  const secret = await protector.reveal(wrapped).catch(() => null);
  return secret?.length === secretLength ? secret : null;
};

/**
 * A secret kept in one file of mode 0600: in the wrapping of the operating system's keystore where the protector has one, else
 * as it is. It is never made anew over a file that cannot be read, so that a lost keystore costs a restore from backup and not
 * every key on the desk.
 */
export const fileDeskSecretStore = (path: string, protector: SecretProtector = noProtector): DeskSecretStore => ({
  readOrCreate: async () => {
    try {
      const stored = await readStored(path);
      if (stored === null) return success(await create(path, protector));
      const file = readSecretFile(stored);
      if (file === null) return failure('deskSecretDamaged');
      if (file.kind === 'plain') {
        await protectLater(path, file.content, protector);
        return success(file.content);
      }
      const secret = await reveal(file.content, protector);
      return secret === null ? failure('keystoreClosed') : success(secret);
    } catch (error) {
      return failure('deskSecretUnreadable', { reason: codeOf(error) });
    }
  },
});
