/** A central server as a program of its own that is killed: `node hub-child.ts <settings as JSON>`. It dies by itself around a commit when it is told to. */
import Database from 'better-sqlite3';
import pg from 'pg';
import { z } from 'zod';
import { openHub } from '../../main/hub/hub.ts';
import { hubSettings, hubWord } from './hub-words.ts';

const [, , given = ''] = process.argv;
const { folder, port, host, seenAt, database } = hubSettings.parse(JSON.parse(given));

let dies: 'before' | 'after' | null = null;
let commits = 0;
const die = (when: 'before' | 'after') => {
  if (dies === when && commits === 0) process.kill(process.pid, 'SIGKILL');
};
/** A commit, with what becomes of the program before and after it. */
const around = (commit: () => unknown) => () => {
  die('before');
  const done = commit();
  if (done instanceof Promise) return done.finally(() => die('after'));
  die('after');
  return done;
};
const isCommit = (sql: unknown): boolean => {
  const said = z.union([z.string(), z.object({ text: z.string() })]).safeParse(sql);
  const text = said.success ? (typeof said.data === 'string' ? said.data : said.data.text) : '';
  if (!/^commit$/iu.test(text)) return false;
  commits -= 1;
  return true;
};

const sqlite: { prepare(this: unknown, sql: string): unknown } = Database.prototype;
const statements = z.object({ run: z.function() });
const { prepare } = sqlite;
Object.assign(Database.prototype, {
  prepare(this: unknown, sql: string) {
    const statement = prepare.call(this, sql);
    if (!isCommit(sql)) return statement;
    const run = statements.parse(statement).run;
    return Object.assign(statement ?? {}, { run: around(() => run.call(statement)) });
  },
});
const client: { query(...values: readonly unknown[]): unknown } = pg.Client.prototype;
const { query } = client;
Object.assign(pg.Client.prototype, {
  query(this: unknown, ...values: readonly unknown[]) {
    return isCommit(values[0]) ? around(() => query.apply(this, [...values]))() : query.apply(this, [...values]);
  },
});

const hub = await openHub({ folder, port, host, database, addresses: seenAt === undefined ? [] : [{ host: seenAt, port }], nativeBinding: process.env['DAFTAR_SQLITE_BINDING'] });
process.on('message', (message) => {
  const word = hubWord.parse(message);
  if (word.word === 'die') [dies, commits] = [word.when, word.commit];
  else if (word.word === 'code') void hub.invite().then((code) => process.send?.({ said: 'code', code }));
  else void hub.stop().then(() => process.exit());
});
process.on('disconnect', () => process.exit());
process.send?.({ said: 'ready', port: hub.port });
