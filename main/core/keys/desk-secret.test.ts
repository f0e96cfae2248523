import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileDeskSecretStore } from './desk-secret.ts';
import { readSecretFile, writeSecretFile } from './secret-file.ts';
import type { SecretProtector } from './secret-protector.ts';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-secret-'));
  path = join(folder, 'keys', 'desk-secret');
  await mkdir(join(folder, 'keys'));
});
afterEach(async () => {
  await chmod(join(folder, 'keys'), 0o700);
  await rm(folder, { recursive: true });
});

const mark = Uint8Array.of(0x4b, 0x53);

/** A keystore that wraps by turning the bytes round behind its own mark. */
const keystore: SecretProtector = {
  protect: (secret) => Promise.resolve(Uint8Array.from([...mark, ...secret.toReversed()])),
  reveal: (wrapped) => Promise.resolve(mark.every((byte, at) => wrapped[at] === byte) ? wrapped.slice(mark.length).toReversed() : null),
};
const broken = () => Promise.reject(new Error('the keyring does not answer'));
const lost: readonly (readonly [string, SecretProtector])[] = [
  ['is gone', { protect: () => Promise.resolve(null), reveal: () => Promise.resolve(null) }],
  ['does not answer', { protect: broken, reveal: broken }],
  ['gives back other bytes', { protect: keystore.protect, reveal: () => Promise.resolve(new Uint8Array(7)) }],
];

const secretOf = async (protector?: SecretProtector): Promise<Uint8Array> => {
  const read = await fileDeskSecretStore(path, protector).readOrCreate();
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};
const kindOnDisk = async () => readSecretFile(new Uint8Array(await readFile(path)))?.kind;
const modeOnDisk = async () => (await stat(path)).mode & 0o777;

describe('the secret of a desk', () => {
  it('is made once, readable by its owner only, and the same ever after', async () => {
    path = join(folder, 'keys', 'inner', 'desk-secret');
    const first = await secretOf();
    expect(first).toHaveLength(32);
    expect(await secretOf()).toEqual(first);
    expect([await kindOnDisk(), await modeOnDisk()]).toEqual(['plain', 0o600]);
    expect(await readdir(join(folder, 'keys', 'inner'))).toEqual(['desk-secret']);
  });

  it('lies only in the wrapping of the keystore, where there is one', async () => {
    const secret = await secretOf(keystore);
    expect(await kindOnDisk()).toBe('keystore');
    expect((await readFile(path)).includes(Buffer.from(secret))).toBe(false);
    expect(await secretOf(keystore)).toEqual(secret);
    expect(await modeOnDisk()).toBe(0o600);
  });

  it.each([
    ['the 32 bytes of the first version', (secret: Uint8Array) => secret],
    ['a plain file with its head', (secret: Uint8Array) => writeSecretFile({ kind: 'plain', content: secret })],
  ])('is protected at the next start that has a keystore: %s', async (_, fileOf) => {
    const secret = new Uint8Array(randomBytes(32));
    await writeFile(path, fileOf(secret), { mode: 0o600 });
    expect(await secretOf()).toEqual(secret);
    expect(await kindOnDisk()).toBe('plain');
    expect(await secretOf(keystore)).toEqual(secret);
    expect([await kindOnDisk(), await modeOnDisk()]).toEqual(['keystore', 0o600]);
    expect((await readFile(path)).includes(Buffer.from(secret))).toBe(false);
    expect(await secretOf(keystore)).toEqual(secret);
  });

  it.each(lost)('stays plain and readable while the keystore %s', async (_, protector) => {
    const secret = await secretOf();
    const before = await readFile(path);
    expect(await secretOf(protector)).toEqual(secret);
    expect(await readFile(path)).toEqual(before);
  });

  it('stays readable when its folder takes no new file', async () => {
    const secret = await secretOf();
    await mkdir(`${path}.part`);
    await writeFile(join(`${path}.part`, 'in the way'), '');
    expect(await secretOf(keystore)).toEqual(secret);
    expect(await kindOnDisk()).toBe('plain');
  });

  it.each(lost)('is refused and not replaced when the keystore that holds it %s', async (_, protector) => {
    const secret = await secretOf(keystore);
    const before = await readFile(path);
    expect(await fileDeskSecretStore(path, protector).readOrCreate()).toMatchObject({ ok: false, error: { code: 'keystoreClosed' } });
    expect(await readFile(path)).toEqual(before);
    expect(await secretOf(keystore)).toEqual(secret);
  });

  it.each([
    ['other words', Buffer.from('something else')],
    ['nothing', Buffer.alloc(0)],
    ['a plain file cut short', Buffer.from(writeSecretFile({ kind: 'plain', content: new Uint8Array(32) })).subarray(0, -1)],
    ['a newer version', Buffer.concat([Buffer.from('daftar desk secret 2 plain\n'), Buffer.alloc(32)])],
  ])('is refused and not replaced when its file holds %s', async (_, content) => {
    await writeFile(path, content);
    expect(await fileDeskSecretStore(path, keystore).readOrCreate()).toMatchObject({ ok: false, error: { code: 'deskSecretDamaged' } });
    expect(await readFile(path)).toEqual(content);
  });

  it('says so when its place cannot be read', async () => {
    expect(await fileDeskSecretStore(folder).readOrCreate()).toMatchObject({ ok: false, error: { code: 'deskSecretUnreadable', params: { reason: 'EISDIR' } } });
  });
});
