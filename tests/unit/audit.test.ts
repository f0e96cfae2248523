import Database from 'better-sqlite3';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { z } from 'zod';
import { projectionTables } from '../../main/core/db/schema.ts';
import type { AuditProblem } from '../../main/core/ledger/audit.ts';
import { signCheckpoint } from '../../main/core/ledger/checkpoint.ts';
import { encodeEnvelope } from '../../main/core/ledger/event.ts';
import { decodeSignedEvent, encodeSignedEvent, eventHash, signAsDesk } from '../../main/core/ledger/signed-event.ts';
import { busyWeeks } from './busy-office.ts';
import { ask, openDemo, openKit, signedIn, temporaryFolder, type Kit } from './desk-kit.ts';

const whole = temporaryFolder();
const work = temporaryFolder();
let events = 0;
let half = '';

beforeAll(async () => {
  const kit = await openDemo(join(whole.path, 'desk'));
  half = join(whole.path, 'half');
  await ask(kit, await signedIn(kit, 'registrar'), 'system.backup', { file: join(whole.path, 'early.backup') });
  await busyWeeks(kit);
  events = kit.desk.ledger.head.seq;
  kit.close();
  cpSync(join(whole.path, 'desk'), half, { recursive: true });
});
afterAll(() => {
  whole.remove();
  work.remove();
});

type Raw = Database.Database;
type Row = { seq: number; log: string; hash: Buffer; bytes: Buffer };

/** The desk as an intruder leaves it who has the machine, its disk and its database, but no key. */
async function tampered(change: (database: Raw, folder: string) => void): Promise<AuditProblem[]> {
  const folder = join(work.path, 'desk');
  rmSync(folder, { recursive: true, force: true });
  cpSync(half, folder, { recursive: true });
  const database = new Database(join(folder, 'daftar.sqlite'));
  database.pragma('foreign_keys = OFF');
  const triggers = z.array(z.object({ name: z.string(), sql: z.string() })).parse(database.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all());
  triggers.forEach(({ name }) => database.exec(`DROP TRIGGER ${name}`));
  change(database, folder);
  triggers.forEach(({ sql }) => database.exec(sql));
  database.close();
  const kit = await openKit(folder);
  try {
    return (await auditOf(kit)).problems;
  } finally {
    kit.close();
  }
}

const auditOf = async (kit: Kit) => ask(kit, await signedIn(kit, 'registrar'), 'system.audit', {});
const eventRow = (database: Raw, seq: number): Row => {
  const row = database.prepare<[number], Row>('SELECT seq, log, hash, bytes FROM event WHERE seq = ?').get(seq);
  if (!row) throw new Error(`no event ${seq}`);
  return row;
};
const at = (problems: readonly AuditProblem[]) => problems.map(({ where, what }) => `${where.replace(/(?<= )[0-9a-f]{8}(?=\/|$)/, 'LOG')}: ${what}`);

/** An event like another, signed with a key of the intruder's own making. */
function forge(bytes: Uint8Array, change: (event: ReturnType<typeof decodeSignedEvent>['event']) => ReturnType<typeof decodeSignedEvent>['event']) {
  const read = decodeSignedEvent(bytes);
  const envelope = encodeEnvelope(change(read.event));
  const hash = eventHash(envelope);
  const { privateKey } = generateKeyPairSync('ed25519');
  return { hash, bytes: encodeSignedEvent({ ...read, envelope, deskSignature: signAsDesk(hash, privateKey) }) };
}

describe('the audit of a busy desk', () => {
  it('finds nothing on a clean one', async () => {
    expect(events).toBeGreaterThan(280);
    expect(await tampered(() => undefined)).toEqual([]);
  });

  it('names the event whose body was edited', async () => {
    const problems = await tampered((database) => {
      const { bytes } = eventRow(database, 100);
      const place = bytes.indexOf('Case ') >= 0 ? bytes.indexOf('Case ') : Math.floor(bytes.length / 2);
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      database.prepare('UPDATE event SET bytes = ? WHERE seq = 100').run(bytes);
    });
    expect(problems[0]?.where).toMatch(/^event [0-9a-f]{8}\/100$/);
  });

  it.each([
    ['type', `'letter.issued'`],
    ['type_version', '2'],
    ['file', `'019a0000-0000-7000-8000-000000000000'`],
    ['epoch', '77'],
    ['wall', 'wall + 1'],
    ['prev', 'zeroblob(32)'],
    ['log', `'00'`],
    ['seq', '9999'],
  ])('names the event whose column %s was edited', async (column, value) => {
    const problems = await tampered((database) => database.exec(`UPDATE event SET ${column} = ${value} WHERE position = 100`));
    expect(at(problems)).toContain(`event ${column === 'log' ? '00' : 'LOG'}/${column === 'seq' ? 9999 : 100}: columns differ from the signed bytes`);
  });

  it('names the event whose hash was edited', async () => {
    const problems = await tampered((database) => database.exec('UPDATE event SET hash = zeroblob(32) WHERE seq = 100'));
    expect(at(problems)).toEqual(['event LOG/100: hash differs from the signed bytes']);
  });

  it('names the events that were taken out of the middle', async () => {
    const problems = await tampered((database) => database.exec('DELETE FROM event WHERE seq IN (100, 101, 102)'));
    expect(at(problems).slice(0, 2)).toEqual(['event LOG/103: events 100 to 102 are missing', 'event LOG/103: does not follow the event before it']);
  });

  it('says from where on the end was cut off', async () => {
    const problems = await tampered((database) => database.exec(`DELETE FROM event WHERE seq > ${events - 5}`));
    expect(at(problems)).toContain(`log LOG: ends at ${events - 5}, had reached ${events}: the end was cut off`);
  });

  it('still says so after the desk went on working on the cut log', async () => {
    await tampered((database) => database.exec(`DELETE FROM event WHERE seq > ${events - 2}`));
    const kit = await openKit(join(work.path, 'desk'));
    const assistant = await signedIn(kit, 'assistant');
    for (let count = 0; count < 6; count += 1) {
      await ask(kit, assistant, 'files.open', { subject: 'after', heads: { head: '9' }, classification: 'normal' });
    }
    expect(at((await auditOf(kit)).problems)).toContain(`log LOG: event ${events} is not the one the desk remembers`);
    kit.close();
  });

  it('names an event that was put in', async () => {
    const problems = await tampered((database) => {
      const { log, bytes } = eventRow(database, events);
      const made = forge(bytes, (event) => ({ ...event, seq: events + 1, prev: new Uint8Array(eventRow(database, events).hash) }));
      insert(database, { log, seq: events + 1, hash: made.hash, bytes: made.bytes });
    });
    expect(at(problems)).toContain(`event LOG/${events + 1}: the desk did not sign this`);
  });

  it('names the log of a stranger, however well it is signed', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const problems = await tampered((database) => {
      const { event } = decodeSignedEvent(eventRow(database, 1).bytes);
      const body = { key: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)), name: '' };
      const log = new Uint8Array(16).fill(9);
      const envelope = encodeEnvelope({ ...event, log, body });
      const hash = eventHash(envelope);
      const bytes = encodeSignedEvent({ envelope, deskSignature: signAsDesk(hash, privateKey), officerSignature: null });
      insert(database, { log: '09'.repeat(16), seq: 1, hash, bytes });
    });
    expect(at(problems)).toContain('event LOG/1: belongs to a log that this desk does not know');
  });

  it('names events that changed places', async () => {
    const problems = await tampered((database) => {
      database.exec('UPDATE event SET position = -1 WHERE position = 100; UPDATE event SET position = 100 WHERE position = 101; UPDATE event SET position = 101 WHERE position = -1');
    });
    expect(at(problems)[0]).toBe('event LOG/101: events 100 to 100 are missing');
    expect(at(problems)).toContain('event LOG/100: out of order');
  });

  it.each([
    ['the desk', 'deskSignature', 'the desk did not sign this'],
    ['the officer', 'officerSignature', 'the officer did not sign this'],
  ] as const)('names the event on which the signature of %s was replaced', async (_, which, what) => {
    const problems = await tampered((database) => {
      const read = decodeSignedEvent(eventRow(database, 100).bytes);
      const bytes = encodeSignedEvent({ ...read, [which]: decodeSignedEvent(eventRow(database, 101).bytes).deskSignature });
      database.prepare('UPDATE event SET bytes = ? WHERE seq = 100').run(bytes);
    });
    expect(at(problems)).toEqual([`event LOG/100: ${what}`]);
  });

  it('names the event from which the officer’s signature was taken', async () => {
    const problems = await tampered((database) => {
      const read = decodeSignedEvent(eventRow(database, 100).bytes);
      database.prepare('UPDATE event SET bytes = ? WHERE seq = 100').run(encodeSignedEvent({ ...read, officerSignature: null }));
    });
    expect(at(problems)).toEqual(['event LOG/100: the officer did not sign this']);
  });

  it('names a checkpoint that was changed, forged or taken away', async () => {
    const changed = await tampered((database) => database.exec('UPDATE checkpoint SET root = zeroblob(32)'));
    expect(at(changed)).toEqual(['checkpoint LOG/256: the desk did not sign this']);
    const gone = await tampered((database) => database.exec('DELETE FROM checkpoint'));
    expect(at(gone)).toEqual(['checkpoints: 1 are missing']);
    const regrown = await tampered((database) => database.exec('UPDATE checkpoint SET peaks = zeroblob(length(peaks))'));
    expect(at(regrown)).toEqual(['checkpoint LOG/256: its peaks give another root']);
    const forged = await tampered((database) => {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const root = new Uint8Array(32);
      const origin = `daftar/${eventRow(database, 1).log}`;
      const note = signCheckpoint({ origin, size: 256, root }, privateKey, new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)));
      database.prepare('UPDATE checkpoint SET root = ?, note = ?').run(root, note);
    });
    expect(at(forged)).toEqual(['checkpoint LOG/256: the desk did not sign this']);
    const stranger = await tampered((database) => database.exec(`INSERT INTO checkpoint SELECT '${'09'.repeat(16)}', size, root, note, peaks FROM checkpoint`));
    expect(at(stranger)).toEqual(['checkpoint LOG/256: belongs to a log that this desk does not know']);
  });

  it('names an attachment that was changed or taken away, inside the database and beside it', async () => {
    const inline = await tampered((database) => database.exec(`UPDATE blob SET data = zeroblob(size) WHERE hash = (SELECT min(hash) FROM blob WHERE data IS NOT NULL)`));
    expect(at(inline)[0]).toMatch(/^attachment [0-9a-f]{8}.*: missing or altered$/);
    const gone = await tampered((database) => database.exec(`DELETE FROM blob WHERE hash = (SELECT min(hash) FROM blob)`));
    expect(at(gone)[0]).toMatch(/: missing or altered$/);
    const kind = await tampered((database) => database.exec(`UPDATE blob SET mime = 'text/html' WHERE hash = (SELECT min(hash) FROM blob)`));
    expect(at(kind)[0]).toMatch(/: size or kind differ from what was signed$/);
    const added = await tampered((database) => database.exec(`INSERT INTO blob VALUES ('${'ab'.repeat(32)}', 1, 'text/plain', x'00')`));
    expect(at(added)[0]).toMatch(/: no event speaks of it$/);
    const file = await tampered((_, folder) => {
      const path = blobFiles(folder)[0] ?? '';
      const bytes = readFileSync(path);
      bytes[1000] = (bytes[1000] ?? 0) ^ 1;
      writeFileSync(path, bytes);
    });
    expect(at(file)[0]).toMatch(/: missing or altered$/);
    const lost = await tampered((_, folder) => rmSync(blobFiles(folder)[0] ?? ''));
    expect(at(lost)[0]).toMatch(/: missing or altered$/);
  });

  it('names the row of a table that does not follow from the events', async () => {
    const edited = await tampered((database) => database.exec(`UPDATE letter SET number = 'SO(Admin)/DMO/99/2026' WHERE number = 'SO(Admin)/DMO/3/2026'`));
    expect(at(edited)[0]).toMatch(/^table letter, row [0-9a-f-]{36}: does not follow from the ledger$/);
    const removed = await tampered((database) => database.exec('DELETE FROM dispatch_line WHERE serial = 3'));
    expect(at(removed)[0]).toMatch(/^table dispatch_line, row [0-9a-f-]{36}: /);
    const added = await tampered((database) => database.exec(`INSERT INTO series VALUES ('letter:x', 5)`));
    expect(at(added)).toEqual(['table series, row letter:x: does not follow from the ledger']);
  });

  it('names a trigger that no longer guards the ledger', async () => {
    await tampered(() => undefined);
    const file = join(work.path, 'desk', 'daftar.sqlite');
    const database = new Database(file);
    database.exec('DROP TRIGGER event_no_update');
    database.close();
    const kit = await openKit(join(work.path, 'desk'));
    expect(at((await auditOf(kit)).problems)).toEqual(['database, trigger event_no_update: is missing']);
    kit.close();
  });

  it('finds every table as it was after they were thrown away and built again', async () => {
    await tampered(() => undefined);
    const kit = await openKit(join(work.path, 'desk'));
    const { store, projector } = kit.desk;
    const content = () => projectionTables.map((table) => store.all(store.build.selectFrom(table).selectAll().orderBy(sql`1`).orderBy(sql`2`)));
    const before = content();
    expect(projector.rebuild(store)).toBe(events);
    expect(content()).toEqual(before);
    kit.close();
  });

  it('recognises an older copy of the database that was put back', async () => {
    const folder = join(work.path, 'desk');
    await tampered(() => undefined);
    const older = await openKit(folder);
    older.desk.store.database.prepare('VACUUM INTO ?').run(join(folder, 'older.sqlite'));
    await ask(older, await signedIn(older, 'assistant'), 'files.open', { subject: 'lost', heads: { head: '9' }, classification: 'normal' });
    older.close();
    cpSync(join(folder, 'older.sqlite'), join(folder, 'daftar.sqlite'));
    const kit = await openKit(folder);
    expect(at((await auditOf(kit)).problems)).toEqual([`log LOG: ends at ${events}, had reached ${events + 1}: the end was cut off`]);
    kit.close();
  });
});

function insert(database: Raw, row: { log: string; seq: number; hash: Uint8Array; bytes: Uint8Array }): void {
  const { event } = decodeSignedEvent(row.bytes);
  database
    .prepare('INSERT INTO event (log, seq, hash, prev, type, type_version, file, epoch, wall, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(row.log, row.seq, row.hash, event.prev, event.type, event.typeVersion, event.file?.id ?? null, event.file?.epoch ?? null, event.wall, row.bytes);
}

function blobFiles(folder: string): string[] {
  return readdirSync(join(folder, 'blobs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
