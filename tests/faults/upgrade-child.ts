import Database from 'better-sqlite3';
import { openDatabase } from '../../main/core/db/open-database.ts';

/** Opens a database, which updates it, and is killed before or after so many calls of the driver; without a number it tells how many there are. */
const [file = '', killAt = '0'] = process.argv.slice(2);

let calls = 0;
function call(): void {
  calls += 1;
  if (calls === Number(killAt)) process.kill(process.pid, 'SIGKILL');
}

/** The steps of an update: each change of the tables, and what the copy before it is made with. */
const isStep = (order: string): boolean => order.startsWith('user_version =') || order.startsWith('VACUUM');
const { exec, pragma, prepare } = Database.prototype;
Database.prototype.exec = function execStep(this: Database.Database, sql: string) {
  call();
  exec.call(this, sql);
  call();
  return this;
};
Database.prototype.pragma = function pragmaStep(this: Database.Database, ...order: Parameters<typeof pragma>) {
  if (isStep(order[0])) call();
  const value: unknown = pragma.apply(this, order);
  if (isStep(order[0])) call();
  return value;
};
Object.defineProperty(Database.prototype, 'prepare', {
  value(this: Database.Database, sql: string) {
    if (isStep(sql)) call();
    return prepare.call(this, sql);
  },
});

openDatabase({ file, nativeBinding: process.env['DAFTAR_SQLITE_BINDING'] }).close();
process.stdout.write(String(calls));
