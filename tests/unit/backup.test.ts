import Database from 'better-sqlite3';
import { encode, cdeEncodeOptions } from 'cbor2';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../main/core/ledger/audit.ts';
import { Refusal } from '../../main/core/refusal.ts';
import { recordRestore, restoreDesk } from '../../main/core/system/backup.ts';
import { writeTar } from '../../main/core/system/tar.ts';
import { busyWeeks } from './busy-office.ts';
import { ask, draftInHand, openDemo, openKit, refusalOf, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';

const place = temporaryFolder();
const folder = join(place.path, 'desk');
const backup = join(place.path, 'desk.backup');
let kit: Kit;
let letters: readonly string[] = [];

beforeAll(async () => {
  kit = await openDemo(folder);
  ({ letters } = await busyWeeks(kit));
  mkdirSync(join(folder, 'templates', 'خط'), { recursive: true });
  writeFileSync(join(folder, 'templates', 'خط', 'letter head.html'), '<p>own</p>');
  await ask(kit, await signedIn(kit, 'registrar'), 'system.backup', { file: backup });
});
afterAll(() => {
  kit.close();
  place.remove();
});

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
const target = (name: string) => join(place.path, name);
const filesIn = (path: string) => readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name);

describe('a backup', () => {
  it('puts back the same desk: events, large and small attachments, keys and the office’s own templates', async () => {
    const back = target('back');
    expect((await restoreDesk(backup, back)).events).toBe(kit.desk.ledger.head.seq);
    expect(readFileSync(join(back, 'templates', 'خط', 'letter head.html'), 'utf8')).toBe('<p>own</p>');
    expect(filesIn(join(back, 'blobs')).toSorted()).toEqual(filesIn(join(folder, 'blobs')).toSorted());
    expect(filesIn(join(back, 'blobs')).length).toBeGreaterThan(0);
    const restored = await openKit(back);
    const officer = await signedIn(restored, 'officer');
    const source = await signedIn(kit, 'officer');
    for (const letterId of letters) {
      const [here, there] = [await ask(kit, source, 'letters.pdf', { letterId }), await ask(restored, officer, 'letters.pdf', { letterId })];
      expect(Buffer.from(there.bytes).equals(Buffer.from(here.bytes))).toBe(true);
    }
    const issued = kit.desk.store.all(kit.desk.store.build.selectFrom('letter').select('number').where('number', 'is not', null)).length;
    const { letterId } = await draftInHand(restored, officer);
    expect((await ask(restored, officer, 'letters.approve', { letterId, pin: officer.person.pin })).number).toBe(`SO(Admin)/DMO/${issued + 1}/2026`);
    restored.close();
  });

  it('that was put back by hand is recognised until it is put on record', async () => {
    const back = target('by-hand');
    await restoreDesk(backup, back);
    const restored = await openKit(back);
    expect(audit(restored.desk).problems).toEqual([{ where: 'high-water', what: 'the desk remembers no end of its log: it was put back from a copy' }]);
    recordRestore(restored.desk);
    expect(audit(restored.desk).problems).toEqual([]);
    const { store } = restored.desk;
    expect(store.first(store.build.selectFrom('event').select('type').orderBy('seq', 'desc').limit(1))).toEqual({ type: 'desk.restored' });
    restored.close();
  });

  it('that is damaged anywhere, cut or lengthened is refused, and nothing is written', async () => {
    const good = readFileSync(backup);
    const bad = target('bad.backup');
    const damaged = async (bytes: Buffer) => {
      writeFileSync(bad, bytes);
      const code = await codeOf(restoreDesk(bad, target('never')));
      expect(readdirSync(place.path)).not.toContain('never');
      return code;
    };
    for (const at of [0, 15, 16, 1000, good.length >> 1, good.length - 33, good.length - 32, good.length - 1]) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(await damaged(bytes)).toBe('backupInvalid');
    }
    for (const bytes of [good.subarray(0, -1), Buffer.concat([good, Buffer.from([0])]), Buffer.alloc(0), Buffer.alloc(48), Buffer.from('%PDF-1.7')]) {
      expect(await damaged(bytes)).toBe('backupInvalid');
    }
    expect(await codeOf(restoreDesk(target('missing.backup'), target('never')))).toBe('backupInvalid');
  });

  it('of the first format is put back as well, and refused when it was changed', async () => {
    const paths = ['daftar.sqlite', 'keys/desk-key', 'keys/desk-secret'];
    await restoreDesk(backup, target('source'));
    const files = Object.fromEntries(paths.map((path) => [path, new Uint8Array(readFileSync(join(target('source'), path)))]));
    const packed = brotliCompressSync(encode({ format: 'daftar-backup-1', files }, cdeEncodeOptions));
    const old = target('old.backup');
    writeFileSync(old, Buffer.concat([createHash('sha256').update(packed).digest(), packed]));
    expect((await restoreDesk(old, target('from-old'))).events).toBe(kit.desk.ledger.head.seq);
    expect(filesIn(target('from-old')).toSorted()).toEqual(['daftar.sqlite', 'desk-key', 'desk-secret']);
    packed[9] = (packed[9] ?? 0) ^ 1;
    writeFileSync(old, Buffer.concat([createHash('sha256').update(packed).digest().fill(0), packed]));
    expect(await codeOf(restoreDesk(old, target('never')))).toBe('backupInvalid');
  });

  it('that would put a file outside the desk is refused, and nothing stays of it', async () => {
    const hostile = target('hostile.backup');
    for (const path of ['../outside', 'keys/../../outside', '/etc/outside', 'desk.lock', 'keys', 'blobs/a\\..\\b']) {
      const entries = async function* () {
        yield { path: 'templates/first.html', size: 2, pieces: Readable.from([Buffer.from('ok')]) };
        yield { path, size: 4, pieces: Readable.from([Buffer.from('evil')]) };
      };
      const parts: Uint8Array[] = [];
      for await (const part of writeTar(entries())) parts.push(part);
      const body = Buffer.concat([Buffer.from('daftar-backup-2\n'), brotliCompressSync(Buffer.concat(parts))]);
      writeFileSync(hostile, Buffer.concat([body, createHash('sha256').update(body).digest()]));
      expect(await codeOf(restoreDesk(hostile, target('never'))), `path ${path}`).toBe('backupInvalid');
      expect(readdirSync(place.path).filter((name) => name === 'never' || name === 'outside')).toEqual([]);
    }
    const body = Buffer.concat([Buffer.from('daftar-backup-2\n'), Buffer.from('what brotli never wrote')]);
    writeFileSync(hostile, Buffer.concat([body, createHash('sha256').update(body).digest()]));
    expect(await codeOf(restoreDesk(hostile, target('never')))).toBe('backupInvalid');
  });

  it('is put into an empty folder only', async () => {
    expect(await codeOf(restoreDesk(backup, folder))).toBe('folderNotEmpty');
    mkdirSync(target('empty'));
    expect(await codeOf(restoreDesk(backup, target('empty')))).toBe('done');
  });

  it('is written to a full path outside the desk’s own folder', async () => {
    const registrar = await signedIn(kit, 'registrar');
    for (const file of ['desk.backup', join(folder, 'daftar.sqlite'), join(folder, 'x', '..', 'desk.lock'), folder]) {
      expect(await refusalOf(kit, registrar, 'system.backup', { file })).toEqual({ code: 'badInput', params: { field: 'file' } });
    }
    mkdirSync(target('a-folder'));
    expect((await refusalOf(kit, registrar, 'system.backup', { file: target('a-folder') })).code).toBe('readOnly');
    expect((await refusalOf(kit, registrar, 'system.backup', { file: join(backup, 'below-a-file') })).code).toBe('readOnly');
    expect(kit.errors).toEqual([]);
  });
});

describe('a desk that can’t be opened', () => {
  const copy = async (name: string) => {
    rmSync(target(name), { recursive: true, force: true });
    await restoreDesk(backup, target(name));
    return target(name);
  };
  const opening = async (path: string) =>
    openKit(path).then(
      (opened) => {
        opened.close();
        return 'opened';
      },
      (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
    );

  it('is in use by another program', async () => {
    expect(await opening(folder)).toBe('deskInUse');
  });

  it('was written by a newer version', async () => {
    const path = await copy('newer');
    const database = new Database(join(path, 'daftar.sqlite'));
    database.pragma('user_version = 9999');
    database.close();
    expect(await opening(path)).toBe('databaseNewer');
  });

  it('is damaged', async () => {
    const path = await copy('damaged');
    const file = join(path, 'daftar.sqlite');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 8192, 40_960);
    writeFileSync(file, bytes);
    expect(await opening(path)).toBe('databaseDamaged');
  });

  it.each([
    ['lost', (path: string) => rmSync(join(path, 'keys', 'desk-key'))],
    ['damaged', (path: string) => writeFileSync(join(path, 'keys', 'desk-key'), '{"log":')],
    ['renamed for another log', (path: string) => writeFileSync(join(path, 'keys', 'desk-key'), readFileSync(join(path, 'keys', 'desk-key'), 'utf8').replace(/"log":"./, (start) => (start.endsWith('0') ? '"log":"1' : '"log":"0')))],
    ['without its secret', (path: string) => rmSync(join(path, 'keys', 'desk-secret'))],
  ])('has a key that is %s, and gets no new one', async (_, harm) => {
    const path = await copy('keyless');
    harm(path);
    expect(await opening(path)).toBe('deskKeyUnreadable');
  });
});

describe('a file that is no sealed letter', () => {
  const verify = async (bytes: Uint8Array) => (await refusalOf(kit, kit.core.caller(), 'verify.file', { bytes, name: 'x' })).code;
  /** A white picture of one pixel. */
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9KobjigAAAABJRU5ErkJggg==', 'base64');

  it('is named for what is wrong with it', async () => {
    const answers = [
      await verify(new Uint8Array(0)),
      await verify(Buffer.from('a letter, but not a PDF')),
      await verify(Buffer.from('%PDF-1.7\nbroken off')),
      await verify(new Uint8Array(png)),
      await verify(new Uint8Array(png.subarray(0, 30))),
      await verify(new Uint8Array(65 * 1024 * 1024)),
    ];
    expect(answers).toEqual(['notPdf', 'notPdf', 'pdfUnreadable', 'noQrFound', 'imageUnreadable', 'tooLarge']);
    expect(kit.errors).toEqual([]);
  });
});
