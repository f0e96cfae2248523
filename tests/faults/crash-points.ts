import Database from 'better-sqlite3';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';

/**
 * The points at which a desk's program may be killed, as seen from its system: before and after each commit, each flush and each exchange of a file
 * outside the database, and each sending. Whoever imports this counts them (ledger.md 9, P1).
 */
let left = 0;

/** The program ends itself at the point so many from now, as kill -9 does; at none any more when it is 0. */
export function dieAt(point: number): void {
  left = point;
}

function point(): void {
  if (left === 0) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

function around<Value>(act: () => Value): Value {
  point();
  const value = act();
  point();
  return value;
}

const { transaction } = Database.prototype;
Object.defineProperty(Database.prototype, 'transaction', {
  value(this: Database.Database, work: () => unknown) {
    const isInner = this.inTransaction;
    const pointOfOuter = () => (isInner ? undefined : point());
    const whole = transaction.call(this, () => {
      const value = work();
      pointOfOuter();
      return value;
    });
    const immediate = () => {
      const value = whole.immediate();
      pointOfOuter();
      return value;
    };
    return Object.assign(() => whole(), { immediate });
  },
});

const { fsyncSync, renameSync } = fs;
fs.fsyncSync = (descriptor) => around(() => fsyncSync(descriptor));
fs.renameSync = (from, to) => around(() => renameSync(from, to));
syncBuiltinESMExports();

const { write } = Socket.prototype;
Object.defineProperty(Socket.prototype, 'write', {
  writable: true,
  value(this: Socket, ...message: Parameters<typeof write>) {
    return around(() => write.apply(this, message));
  },
});
