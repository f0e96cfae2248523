import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDesk } from './desk-lock.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open-database.ts';

/** Migrations that have been released, by number and hash of their SQL: lines are added here and never changed. */
const released: readonly (readonly [number, string])[] = [
  [10, '778d16bfdcf2da827de74bdf05f703b75b77c9c9acd911b755c4d9f532796c97'],
  [20, 'b8854d595944fa7c51842748b2d6f0e2b4ea01f2fb7e33535612277be18d6885'],
  [30, '69e06b491242ff64f5a53a667f57de4724ec07ea7e985db552aabf8d9eea10b7'],
  [40, '3c5f5c4a105746ee1978b7fe60aec8d4d02407d280f17f01072d84f3a89af957'],
  [50, '6fc82982305d7db3fa17f75e44abffbaae6713cbf50de2c182347e2da90051af'],
  [60, 'a2d3c0d834b4ae9e3bfed324f16e82f1a17ca8dd506b8fefd8b798caf12e0001'],
  [65, '28677f47d35a467e0af8a65cc1d72bf7c3d325b0b21b8c73935fa743198366ef'],
  [66, '1099403a10caf84d9b0b8c220eca09ff455239f954aa94bff5c1c95c5a72c5da'],
  [70, 'a18f9bdf0789c74bc648850951b2c06b57e1a1e76ba98515fa0f95def2cd6c1d'],
  [80, '879c7f36b25917961dad0ac270e0fd8b34c80a0e43fec7658dba3bf5ee0f39bd'],
  [90, '495013df91a94c46c36508703a723b57fa78f3dbbe2d1e0a3e961de2a60954ae'],
  [100, '613818c98a30f916f852e77da65ff2779b84bcbe650fde32301692c565ecc61b'],
  [110, '70b855fa6dc46c4f78a88c2584e789cbc13b9082c82be663c25b6e8000ad0045'],
  [120, '2944ec9b060a3064c1de3ab798b75af7c9c98bcb82fc3ffad7f0583db911fb63'],
  [130, '4c699348ac2c180d69f1c5b1cf5b568045fbbfacb8d2619bb603fff17976a7cd'],
  [140, '8db2b1e827549c6bf563a106a12c0a0cc00ffa022e1346271657c44acc3aae04'],
  [150, '93de0ee72b8669acec08686c7586555f2a31d20501fd6a96453e82a4dc1ca845'],
  [160, '03bca706ff07889e5093cc0be96f3f2e2fa80c3c7601f4531ebe6afbea7bc5e5'],
  [170, '215f7b9b44805ccbbd688e523430ecc0542635d28cea72ac333c7c0d821c3713'],
  [180, '7f5235188ad0ca1d0fecc5e68ca3cd179b53583d650504185af0e75376ead78d'],
  [190, 'c93d0c4b0c1d30ec7e9af84868216473c9d011f2a7c4a3c3772015cd774715e9'],
  [200, 'f832178fdb09851d628119b2c25d322cf5a707fd48f70ba882e150df6ae10364'],
  [205, '34a477d4c66224f46428fc9eb570288d3bf1ef9367cfa063153a69437790f3a3'],
  [210, '7eae5ebf793eafe7b33d9443921a49b3d3b6d7a0a6e35d1d3dd592db1e539987'],
  [220, 'eaea7d8ea237de04327c70094bfc094a20f7fa6d12fe32079752ae23f5920dbc'],
  [240, '16a7848afadc72c867cf5723f2a0a61165ac22a537d4116ce58fed6f7c371ecf'],
  [250, '79ac2079edd0ef4c3f26969c29e4b1752d38bd3bf300dc75d84061766404032a'],
  [260, '8b5f67fed8b68bca8af84e61f71426da527b5503c6d0004c79e3c30c7035ca18'],
  [290, '2f4506b8685d37c87c78519c1fe6baa5a5e3fff7b2a2a172f32a642c469ab5de'],
  [300, 'dabbb7cf765f519243df9c320c82620263a45212a7ff1792ad761d6056e8e50a'],
  [310, 'd3f3fc1e5968cb092afb2a7a14eeed7fc1d715e38936130ac9a21b8822be1c3f'],
  [320, 'aaffae812321b46c9b7914d9dcffeaea90d90b51c173a88ffe1b77d1bd21178c'],
  [330, '0cc1ec11378b6c65367654550f8c0d91d75107583463e5f5e9c7615e60e254ae'],
];

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daftar-db-'));
  file = join(folder, 'daftar.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const codeOf = (act: () => unknown): unknown => {
  try {
    act();
    return 'nothing was refused';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

function filled(): ReturnType<typeof openDatabase> {
  const store = openDatabase({ file });
  const hash = new Uint8Array(32);
  const { build } = store;
  store.run(
    build.insertInto('event').values({ log: 'aa', seq: 1, hash, prev: hash, type: 't', type_version: 1, file: null, epoch: null, wall: 0, bytes: hash }),
  );
  store.run(build.insertInto('checkpoint').values({ log: 'aa', size: 256, root: hash, note: 'note' }));
  store.run(build.insertInto('blob').values({ hash: '00', size: 1, mime: 'text/plain', data: Uint8Array.of(1) }));
  return store;
}

describe('the database', () => {
  it('survives a power cut: every connection writes through', () => {
    const store = openDatabase({ file });
    const pragma = (name: string) => store.database.pragma(name, { simple: true });
    expect([pragma('synchronous'), pragma('journal_mode'), pragma('foreign_keys')]).toEqual([2, 'wal', 1]);
    store.close();
  });

  it.each(['event', 'checkpoint', 'blob'])('refuses to change or delete a row of %s', (table) => {
    const store = filled();
    const column = table === 'blob' ? 'mime' : 'log';
    expect(() => store.database.exec(`UPDATE ${table} SET ${column} = 'x'`)).toThrow(/append-only|never change/);
    expect(() => store.database.exec(`DELETE FROM ${table}`)).toThrow(/append-only|never change/);
    const refused = `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`;
    expect(() => store.database.exec(refused)).toThrow(/append-only|never change/);
    store.close();
  });

  it('that a newer version wrote is refused and left as it is', () => {
    filled().close();
    const raw = new Database(file);
    raw.pragma('user_version = 999');
    raw.pragma('wal_checkpoint(TRUNCATE)');
    raw.close();
    const before = readFileSync(file);
    expect(codeOf(() => openDatabase({ file }))).toBe('databaseNewer');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.each([
    ['is no database', () => Buffer.from('this is a letter, not a database, and it goes on for a while so that it has some length')],
    ['was cut in half', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))],
    ['was overwritten in the middle', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(40_000, 0x5a), bytes.subarray(44_096)])],
  ])('that %s is refused', (_, damage) => {
    filled().close();
    writeFileSync(file, damage(readFileSync(file)));
    expect(codeOf(() => openDatabase({ file }))).toBe('databaseDamaged');
  });

  it('is made by migrations that never change once they are out', () => {
    expect(migrations.map(({ number, sql }) => [number, createHash('sha256').update(sql).digest('hex')])).toEqual(released);
    expect(migrations.map(({ number }) => number).toSorted((left, right) => left - right)).toEqual(migrations.map(({ number }) => number));
  });

  it('has the schema that was reviewed', async () => {
    const store = openDatabase({ file: ':memory:' });
    const rows = store.database.prepare<[], { sql: string }>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name').all();
    await expect(`${rows.map(({ sql }) => sql).join(';\n')};\n`).toMatchFileSnapshot('schema.snapshot.sql');
    store.close();
  });

  it('reaches the same schema from every earlier version', () => {
    const schema = (database: Database.Database) => database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
    const fresh = openDatabase({ file: ':memory:' });
    for (const last of migrations) {
      rmSync(file, { force: true });
      const old = new Database(file);
      migrations.filter(({ number }) => number <= last.number).forEach(({ sql }) => old.exec(sql));
      old.pragma(`user_version = ${last.number}`);
      old.close();
      const migrated = openDatabase({ file });
      expect(schema(migrated.database)).toEqual(schema(fresh.database));
      migrated.close();
    }
    fresh.close();
  });

  it('is copied as it was before a newer version changes it; the last two copies are kept', () => {
    const older = migrations.slice(0, -1).map(({ number }) => number).slice(-3);
    for (const last of older) {
      rmSync(file, { force: true });
      const old = new Database(file);
      migrations.filter(({ number }) => number <= last).forEach(({ sql }) => old.exec(sql));
      old.exec(`INSERT INTO preference (key, value) VALUES ('written-by', '${last}')`);
      old.pragma(`user_version = ${last}`);
      old.close();
      openDatabase({ file }).close();
    }
    const copies = join(folder, 'before-update');
    expect(readdirSync(copies).toSorted()).toEqual(older.slice(-2).map((number) => `${number}.sqlite`).toSorted());
    const copy = new Database(join(copies, `${older.at(-1)}.sqlite`), { readonly: true });
    expect([copy.pragma('user_version', { simple: true }), copy.prepare(`SELECT value FROM preference WHERE key = 'written-by'`).pluck().get()]).toEqual([older.at(-1), String(older.at(-1))]);
    copy.close();
  });
});

describe('a desk', () => {
  it('is worked on by one program at a time', () => {
    const lock = lockDesk({ file: join(folder, 'desk.lock') });
    expect(codeOf(() => lockDesk({ file: join(folder, 'desk.lock') }))).toBe('deskInUse');
    lock.release();
    lockDesk({ file: join(folder, 'desk.lock') }).release();
  });
});
