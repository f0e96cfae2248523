import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileDeskSecretStore, type SecretProtector } from './desk-secret.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-secret-'));
});
afterEach(() => rm(folder, { recursive: true }));

const reversing: SecretProtector = {
  protect: (secret) => Promise.resolve(Uint8Array.from([9, ...secret.toReversed()])),
  reveal: (stored) => Promise.resolve(stored[0] === 9 ? stored.slice(1).toReversed() : null),
};

describe('desk secret', () => {
  it('is made once, readable by its owner only, and the same ever after', async () => {
    const path = join(folder, 'inner', 'desk.key');
    const first = await fileDeskSecretStore(path).readOrCreate();
    const second = await fileDeskSecretStore(path).readOrCreate();
    if (!first.ok) throw new Error(first.error.code);
    expect(first.value).toHaveLength(32);
    expect(second).toEqual(first);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is written only in protected form when the desktop offers a keystore', async () => {
    const path = join(folder, 'desk.key');
    const store = fileDeskSecretStore(path, reversing);
    const secret = await store.readOrCreate();
    if (!secret.ok) throw new Error(secret.error.code);
    expect((await readFile(path)).includes(Buffer.from(secret.value))).toBe(false);
    expect(await store.readOrCreate()).toEqual(secret);
  });

  it('is never replaced when it cannot be revealed', async () => {
    const path = join(folder, 'desk.key');
    await writeFile(path, 'something else');
    expect(await fileDeskSecretStore(path, reversing).readOrCreate()).toMatchObject({ ok: false, error: { code: 'deskSecretDamaged' } });
    expect(await readFile(path, 'utf8')).toBe('something else');
  });

  it('says so when the place cannot be read', async () => {
    expect(await fileDeskSecretStore(folder).readOrCreate()).toMatchObject({
      ok: false,
      error: { code: 'deskSecretUnreadable', params: { reason: 'EISDIR' } },
    });
  });
});
