import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, fsync, ftruncateSync, openSync, read, writeSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer } from '../../jobs/answering-thread.ts';
import { readLength } from './disk.ts';
import { diskOrder, type DiskOrder } from './disk-orders.ts';
import { isOfHash, type Span } from './manifest.ts';

const descriptors = new Map<number, number>();

function descriptorOf(file: number): number {
  const descriptor = descriptors.get(file);
  if (descriptor === undefined) throw new Error('the file is closed');
  return descriptor;
}

/** Hashes and writes in the thread itself; only a flush, which waits for the disk, leaves it free for the next chunk. */
async function done(order: DiskOrder): Promise<number | boolean | string | null> {
  if (order.act === 'open') {
    descriptors.set(order.file, openSync(order.path, constants.O_RDWR | constants.O_CREAT, 0o600));
    return null;
  }
  const descriptor = descriptorOf(order.file);
  switch (order.act) {
    case 'size':
      return fstatSync(descriptor).size;
    case 'setSize':
      ftruncateSync(descriptor, order.size);
      return null;
    case 'write':
      write(descriptor, order.bytes, order.position);
      return null;
    case 'writeChecked':
      if (!isOfHash(order.bytes, order.hash)) return false;
      write(descriptor, order.bytes, order.position);
      return true;
    case 'holds':
      return (await digestOf(descriptor, order)).equals(order.hash);
    case 'digest':
      return (await digestOf(descriptor, { offset: 0, length: fstatSync(descriptor).size })).toString('hex');
    case 'sync':
      await flushed(descriptor);
      return null;
    case 'close':
      descriptors.delete(order.file);
      closeSync(descriptor);
      return null;
  }
}

function write(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written, bytes.length - written, position + written);
}

function flushed(descriptor: number): Promise<void> {
  return new Promise((resolve, reject) => fsync(descriptor, (problem) => (problem ? reject(problem) : resolve())));
}

/** One piece is read while the one before is hashed; others get their turn between two. */
async function digestOf(descriptor: number, { offset, length }: Span): Promise<Buffer> {
  const digest = createHash('sha256');
  const piece = Math.min(length, readLength);
  let [room, other] = [new Uint8Array(piece), new Uint8Array(piece)];
  let coming = readFrom(descriptor, room.subarray(0, piece), offset);
  for (let at = piece; piece > 0; at += piece) {
    const bytes = await coming;
    const isLast = at >= length;
    if (!isLast) coming = readFrom(descriptor, other.subarray(0, Math.min(piece, length - at)), offset + at);
    digest.update(bytes);
    if (isLast) break;
    [room, other] = [other, room];
  }
  return digest.digest();
}

function readFrom(descriptor: number, room: Uint8Array, position: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => read(descriptor, room, 0, room.length, position, (problem, count) => (problem ? reject(problem) : resolve(room.subarray(0, count)))));
}

function problemOf(error: unknown): { readonly message: string; readonly code?: string } {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? { message, code: error.code } : { message };
}

/** What came with an order is used up: its memory goes back at once. */
function letGoOf(order: DiskOrder): void {
  if ('bytes' in order && order.bytes.buffer instanceof ArrayBuffer) order.bytes.buffer.transfer(0);
}

parentPort?.on('message', (message: unknown) => {
  const order = diskOrder.parse(message);
  const answer = (said: ThreadAnswer) => parentPort?.postMessage(said);
  done(order)
    .then((value) => answer({ id: order.id, value }), (error: unknown) => answer({ id: order.id, problem: problemOf(error) }))
    .finally(() => letGoOf(order));
});
