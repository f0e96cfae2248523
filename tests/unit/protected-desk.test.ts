import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { SecretProtector } from '../../main/core/keys/secret-protector.ts';
import { restoreDesk } from '../../main/core/system/backup.ts';
import { createSecretClient } from '../../main/layout-client/secret-client.ts';
import { ask, openDemo, openKit, signedIn, temporaryFolder } from './desk-kit.ts';

const place = temporaryFolder();
afterEach(() => vi.unstubAllEnvs());
afterAll(place.remove);

const turned = (bytes: Uint8Array) => bytes.toReversed();
const keystore: SecretProtector = { protect: (secret) => Promise.resolve(turned(secret)), reveal: (wrapped) => Promise.resolve(turned(wrapped)) };
const closed: SecretProtector = { protect: () => Promise.resolve(null), reveal: () => Promise.resolve(null) };
const secretFile = (folder: string) => readFileSync(join(folder, 'keys', 'desk-secret'));

/** A program in the place of the app: it answers as the app's print server does, with a keystore that turns bytes round. */
const standIn = `#!${process.execPath}
process.on('message', ({ ask, name, input }) => {
  const value = name === 'secret.reveal' ? { secret: Uint8Array.from(input.wrapped).reverse() } : {};
  process.send({ answer: ask, ok: true, value });
});
process.on('disconnect', () => process.exit(0));
process.send({ ready: true });
`;

describe('a desk whose secret lies in the keystore of the system', () => {
  it('was a plain one before, and loses nobody’s keys by the change', async () => {
    const folder = join(place.path, 'changed');
    const plain = await openDemo(folder);
    const secret = Buffer.from(plain.desk.secret);
    plain.close();
    expect(secretFile(folder).includes(secret)).toBe(true);
    const kit = await openKit(folder, { protector: keystore });
    expect(secretFile(folder).includes(secret)).toBe(false);
    await signedIn(kit, 'officer');
    kit.close();
    const again = await openKit(folder, { protector: keystore });
    await signedIn(again, 'registrar');
    again.close();
  });

  it('does not open without the keystore, says so, and opens again with it', async () => {
    const folder = join(place.path, 'closed');
    (await openDemo(folder, { protector: keystore })).close();
    const before = secretFile(folder);
    await expect(openKit(folder)).rejects.toMatchObject({ code: 'keystoreClosed' });
    await expect(openKit(folder, { protector: closed })).rejects.toMatchObject({ code: 'keystoreClosed' });
    expect(secretFile(folder)).toEqual(before);
    const kit = await openKit(folder, { protector: keystore });
    await signedIn(kit, 'officer');
    kit.close();
  });

  it('can be restored from its backup on a computer with another keystore, or none', async () => {
    const kit = await openDemo(join(place.path, 'backed-up'), { protector: keystore });
    const file = join(place.path, 'desk.backup');
    await ask(kit, await signedIn(kit, 'registrar'), 'system.backup', { file });
    kit.close();
    const folder = join(place.path, 'restored');
    await restoreDesk(file, folder);
    const restored = await openKit(folder, { protector: closed });
    expect((await signedIn(restored, 'officer')).session).not.toBeNull();
    restored.close();
  });

  it('is opened by the command line through the app, which alone reaches the keystore', async () => {
    vi.stubEnv('DISPLAY', ':0');
    const folder = join(place.path, 'command-line');
    (await openDemo(folder, { protector: keystore })).close();
    const electron = join(place.path, 'stand-in.mjs');
    writeFileSync(electron, standIn);
    chmodSync(electron, 0o755);
    const kit = await openKit(folder, { protector: createSecretClient({ electron, app: undefined }, folder) });
    await signedIn(kit, 'officer');
    kit.close();
    await expect(openKit(folder, { protector: createSecretClient(undefined, folder) })).rejects.toMatchObject({ code: 'keystoreClosed' });
    const missing = createSecretClient({ electron: join(place.path, 'no-such-app'), app: undefined }, folder);
    await expect(openKit(folder, { protector: missing })).rejects.toMatchObject({ code: 'keystoreClosed' });
  });

  it('is left plain by the command line, without starting the app', async () => {
    const folder = join(place.path, 'plain');
    const kit = await openDemo(folder, { protector: createSecretClient({ electron: join(place.path, 'no-such-app'), app: undefined }, folder) });
    expect((await signedIn(kit, 'officer')).session).not.toBeNull();
    expect(secretFile(folder).includes(Buffer.from(kit.desk.secret))).toBe(true);
    kit.close();
  });
});
