import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failure, success, type Result } from '../result.ts';

type DeskSecretError = 'deskSecretUnreadable' | 'deskSecretDamaged';

/** Where this desk keeps the 32 random bytes without which no PIN opens anything. */
export type DeskSecretStore = { readonly readOrCreate: () => Promise<Result<Uint8Array, DeskSecretError>> };

/**
 * How the secret is written to disk. The desktop gives one over the keystore of the operating system;
 * without it the file's own permissions (owner only) are the protection.
 */
export type SecretProtector = {
  readonly protect: (secret: Uint8Array) => Promise<Uint8Array>;
  /** null when these bytes were not protected here */
  readonly reveal: (stored: Uint8Array) => Promise<Uint8Array | null>;
};

const secretLength = 32;

const unprotected: SecretProtector = {
  protect: (secret) => Promise.resolve(secret),
  reveal: (stored) => Promise.resolve(stored),
};

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

const writeNew = async (path: string, stored: Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(stored);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(path, 0o600);
};

const create = async (path: string, protector: SecretProtector): Promise<Uint8Array> => {
  const secret = new Uint8Array(randomBytes(secretLength));
  await writeNew(path, await protector.protect(secret));
  return secret;
};

/** A secret kept in one file of mode 0600, written once and never replaced, so that a lost keystore cannot silently make a new one. */
export const fileDeskSecretStore = (path: string, protector: SecretProtector = unprotected): DeskSecretStore => ({
  readOrCreate: async () => {
    try {
      const stored = await readStored(path);
      const secret = stored === null ? await create(path, protector) : await protector.reveal(stored);
      return secret?.length === secretLength ? success(secret) : failure('deskSecretDamaged');
    } catch (error) {
      return failure('deskSecretUnreadable', { reason: codeOf(error) });
    }
  },
});
