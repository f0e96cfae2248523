/**
 * A desk that takes one content in over TCP, with its part files in a thread as in the app, and that kills itself when it comes to the point it was told:
 * `node transfer-child.ts FOLDER PORT HASH SIZE POINT`. Points are counted from 1; 0 goes through. Ends by saying how many there were.
 */
import { connect } from 'node:net';
import type { CrashPoint } from '../../main/core/blobs/transfer/part-file.ts';
import { ThreadedDisk } from '../../main/core/blobs/transfer/threaded-disk.ts';
import { diskThread, openTestDesk, roomy } from '../support/transfer-kit.ts';
import { tcpLine } from '../support/tcp-line.ts';

const [, , folder = '', port = '', hash = '', size = '', killAt = '0'] = process.argv;
const reachedSoFar: CrashPoint[] = [];

/** Writes are all alike: the first two stand for them. */
function reached(point: CrashPoint): void {
  if (point.endsWith('write') && reachedSoFar.filter((earlier) => earlier === point).length >= 2) return;
  reachedSoFar.push(point);
  if (reachedSoFar.length === Number(killAt)) process.kill(process.pid, 'SIGKILL');
}

// Nothing is lost on this line: what is asked for twice would only tell of a slow machine, and be taken for chunks that a kill cost.
const disk = new ThreadedDisk(diskThread);
const desk = openTestDesk(folder, { reached, answerWithinMs: 60_000, disk: roomy(disk) });
desk.blobs.sweep();
const socket = connect(Number(port), '127.0.0.1');
desk.fetcher.attach(tcpLine(socket));
await desk.fetcher.want({ hash, size: Number(size), priority: 'document' });
process.send?.({ points: reachedSoFar });
desk.close();
await disk.end();
socket.end();
process.disconnect();
