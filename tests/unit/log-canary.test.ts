import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { takeKey } from '../../main/core/office/keys-of-office.ts';
import { createLog } from '../../main/shell/logs.ts';
import { problemToError } from '../../main/shell/problem-to-error.ts';
import { ask, draftInHand, openDemo, refusalOf, signedIn, temporaryFolder } from './desk-kit.ts';

const place = temporaryFolder();
afterAll(place.remove);

const logged = (folder: string) => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');

/** Ways in which bytes get into a text by mistake. */
function spellings(secret: Uint8Array): string[] {
  const bytes = Buffer.from(secret);
  return [
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    String(new Uint8Array(bytes)),
    JSON.stringify(bytes),
    JSON.stringify({ secret: new Uint8Array(bytes) }),
    JSON.stringify([...bytes], null, 2),
    inspect(bytes),
    inspect(new Uint8Array(bytes)),
    [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(':'),
  ];
}

/** Is as much of the secret left as would help to guess it? The middle third, as it was spelled. */
const leaks = (text: string, spelled: string) => {
  const flat = spelled.replaceAll('\n', ' ');
  return text.includes(flat.slice(Math.floor(flat.length / 3), Math.floor((2 * flat.length) / 3)));
};

describe('the log', () => {
  it('holds no secret, however it was written into it', () => {
    const folder = join(place.path, 'spelled');
    const log = createLog(folder);
    const secret = Uint8Array.from({ length: 32 }, (_, at) => (at * 37 + 11) % 256);
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const jwk = JSON.stringify(privateKey.export({ format: 'jwk' }));
    const texts = [...spellings(secret), ...spellings(new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der' }))), pem, jwk];
    for (const text of texts) {
      log.write('core says', text);
      log.write('core says', JSON.stringify({ level: 'error', message: `Error: could not open ${text}\n    at open (open.ts:1:1)`, id: 'x' }));
      log.write(text);
    }
    const kept = logged(folder);
    expect(texts.filter((text) => leaks(kept, text))).toEqual([]);
    expect(kept).not.toContain(JSON.parse(jwk).d);
    expect(kept).toContain('could not open');
  });

  it.each(['{"pin":"482915"}', '{"message":"{\\"pin\\":\\"482915\\"}"}', "{ pin: '482915' }", 'pin 482915', 'PIN: 482915', 'oldPin=482915', '--pin 482915', 'pin ۴۸۲۹۱۵', '"passphrase": "482915 words"'])(
    'holds no PIN or passphrase written as %s',
    (text) => {
      const folder = join(place.path, Buffer.from(text).toString('hex').slice(0, 60));
      createLog(folder).write('core says', text);
      expect(logged(folder)).not.toMatch(/482915|۴۸۲۹۱۵/u);
    },
  );

  it('holds nothing secret of an office at work, nor of what goes wrong there', async () => {
    const folder = join(place.path, 'logs');
    const log = createLog(folder);
    const kit = await openDemo(join(place.path, 'desk'));
    const officer = await signedIn(kit, 'officer');
    const registrar = await signedIn(kit, 'registrar');
    const passphrase = 'canary words of the office';
    const { letterId } = await draftInHand(kit, officer);
    await ask(kit, officer, 'letters.approve', { letterId, pin: officer.person.pin });
    await refusalOf(kit, officer, 'session.unlock', { pin: '990017' });
    const { bytes } = await ask(kit, registrar, 'office.exportAuthority', { passphrase, pin: registrar.person.pin });
    await refusalOf(kit, registrar, 'office.importAuthority', { bytes: bytes.slice(0, 900), passphrase });
    kit.desk.store.run(kit.desk.store.build.updateTable('post').set({ roles: `{"pin":"${officer.person.pin}"` }));
    await refusalOf(kit, registrar, 'office.withdrawSealingKey', { sectionId: officer.person.sectionId, reason: 'test', pin: registrar.person.pin });
    expect(kit.errors.length).toBeGreaterThan(0);
    kit.errors.forEach((message) => log.write('core says', JSON.stringify({ level: 'error', message, id: 'x' })));
    problemToError(log)(new Error(`provoked with ${JSON.stringify({ pin: officer.person.pin, secret: kit.desk.secret })}`));
    const kept = logged(folder);
    const { session } = registrar;
    if (!session?.keys) throw new Error('nobody is signed in');
    const root = takeKey(kit.desk.store, 'root', session.personId, session.keys.agreement);
    const secrets = [kit.desk.secret, new Uint8Array(root.export({ type: 'pkcs8', format: 'der' })), new Uint8Array(session.keys.signing.export({ type: 'pkcs8', format: 'der' }))];
    expect(kept).toContain('provoked');
    expect(secrets.flatMap(spellings).filter((text) => leaks(kept, text))).toEqual([]);
    expect([officer.person.pin, registrar.person.pin, '990017', passphrase].filter((text) => kept.includes(text))).toEqual([]);
    kit.close();
  });
});
