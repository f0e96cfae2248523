import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.ts';
import { openDatabase, toRefusal } from './open-database.ts';
import type { Store } from './store.ts';

const failure = (code: string) => Object.assign(new Error(code), { code });
const codeOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (problem) {
    return problem instanceof Error && 'code' in problem ? problem.code : problem;
  }
};

describe('a store whose disk fails', () => {
  it.each(['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_WRITE', 'EIO'])('(%s) does nothing more, and says so once', (code) => {
    let heard = 0;
    const store = openDatabase({ file: ':memory:', diskFailed: () => (heard += 1) });
    const count = () => store.first(store.build.selectFrom('event').select('seq')) ?? 'none';
    expect(count()).toBe('none');
    const fails = () => store.transaction(() => { throw failure(code); });
    expect(codeOf(fails)).toBe(code);
    expect([codeOf(count), codeOf(fails), heard]).toEqual(['diskFailed', 'diskFailed', 1]);
    store.close();
  });

  it('goes on after any other failure', () => {
    const store = openDatabase({ file: ':memory:' });
    for (const code of ['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_CONSTRAINT']) expect(codeOf(() => store.transaction(() => { throw failure(code); }))).toBe(code);
    expect(codeOf(() => store.onDisk(() => 'done'))).toBe('done');
    store.close();
  });
});

describe('a store that need not flush', () => {
  const synchronous = (store: Store) => store.database.pragma('synchronous', { simple: true });

  it('flushes again with the next commit, whether the work was done or refused', () => {
    const store = openDatabase({ file: ':memory:' });
    expect(synchronous(store)).toBe(2);
    expect(store.unflushed(() => store.transaction(() => synchronous(store)))).toBe(1);
    expect(synchronous(store)).toBe(2);
    expect(codeOf(() => store.unflushed(() => { throw failure('SQLITE_FULL'); }))).toBe('SQLITE_FULL');
    expect(synchronous(store)).toBe(2);
    store.close();
  });

  it('tells what failed, also where the connection was closed by it', () => {
    const store = openDatabase({ file: ':memory:', diskFailed: () => store.close() });
    expect(codeOf(() => store.unflushed(() => store.transaction(() => { throw failure('EIO'); })))).toBe('EIO');
    expect(codeOf(() => store.unflushed(() => 'done'))).toBe('diskFailed');
  });
});

describe('what SQLite says of its surroundings', () => {
  it('becomes a sentence for the clerk', () => {
    const codes = { SQLITE_FULL: 'diskFull', SQLITE_IOERR_FSYNC: 'diskFailed', EIO: 'diskFailed', SQLITE_BUSY: 'databaseBusy', SQLITE_BUSY_SNAPSHOT: 'databaseBusy', SQLITE_LOCKED: 'databaseBusy' };
    for (const [said, code] of Object.entries(codes)) {
      const known = toRefusal(failure(said));
      expect(known instanceof Refusal && known.code).toBe(code);
    }
    expect(toRefusal(new Database.SqliteError('no such table', 'SQLITE_ERROR'))).not.toBeInstanceOf(Refusal);
  });
});
