import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { ownMemoryFrom } from '../../own-memory.ts';
import { localDisk, type Disk, type DiskFile } from './disk.ts';
import { diskAnswer, type DiskOrder } from './disk-orders.ts';

/** A thread that has had nothing open for so long is ended, in milliseconds. */
const standardIdleMs = 10_000;

/** A message lies in a buffer that is a little larger than itself; of one much larger something else may live in the rest. */
const mostBeside = 4096;

type Ordered = DiskOrder extends infer Each ? (Each extends DiskOrder ? Omit<Each, 'id' | 'file'> : never) : never;
type Waiting = { readonly thread: Worker; readonly resolve: (value: unknown) => void; readonly reject: (problem: Error) => void };

/** The thread's program as this one runs it from its sources; a bundle says where its own lies. */
const sourceOfThread = new URL('./disk-thread.ts', import.meta.url);

/**
 * The disk, with the bytes of part files hashed and written in a thread of their own: while a large content comes in, the core goes on answering
 * windows. The thread is begun with the first file and ended when it has long had none.
 */
export class ThreadedDisk implements Disk {
  readonly exists = localDisk.exists;
  readonly freeBytes = localDisk.freeBytes;
  readonly makeFolder = localDisk.makeFolder;
  readonly rename = localDisk.rename;
  readonly remove = localDisk.remove;
  readonly syncFolder = localDisk.syncFolder;
  readonly #program: URL;
  readonly #idleMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #open = 0;
  #last = 0;

  constructor(program: URL = sourceOfThread, idleMs = standardIdleMs) {
    this.#program = program;
    this.#idleMs = idleMs;
  }

  async open(path: string): Promise<DiskFile> {
    this.#last += 1;
    const file = this.#last;
    this.#open += 1;
    clearTimeout(this.#idle);
    const thread = (this.#thread ??= this.#begin());
    const tell = (order: Ordered, given: readonly ArrayBuffer[] = []) => this.#tell(thread, { ...order, file }, given);
    await tell({ act: 'open', path }).catch((problem: unknown) => {
      this.#closed();
      throw problem;
    });
    return {
      size: async () => z.int().parse(await tell({ act: 'size' })),
      setSize: async (size) => void (await tell({ act: 'setSize', size })),
      write: async (bytes, position) => void (await tell({ act: 'write', bytes, position })),
      writeChecked: async (bytes, position, hash) => {
        const own = ownBytes(bytes);
        return z.boolean().parse(await tell({ act: 'writeChecked', bytes: own.bytes, position, hash }, [own.buffer]));
      },
      holds: async ({ offset, length }, hash) => z.boolean().parse(await tell({ act: 'holds', offset, length, hash })),
      digest: async () => z.string().parse(await tell({ act: 'digest' })),
      sync: async () => void (await tell({ act: 'sync' })),
      close: async () => void (await tell({ act: 'close' }).finally(() => this.#closed())),
    };
  }

  #begin(): Worker {
    const thread = new Worker(this.#program);
    thread.unref();
    thread.on('message', (message: unknown) => {
      const answer = diskAnswer.parse(message);
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (this.#waiting.size === 0) thread.unref();
      if ('value' in answer) waiting?.resolve(answer.value);
      else waiting?.reject(Object.assign(new Error(answer.problem.message), answer.problem.code === undefined ? {} : { code: answer.problem.code }));
    });
    let problem = new Error('the thread of part files has ended');
    thread.once('error', (error: Error) => {
      problem = error;
    });
    thread.once('exit', () => this.#ended(thread, problem));
    return thread;
  }

  #tell(thread: Worker, order: Ordered & { readonly file: number }, given: readonly ArrayBuffer[]): Promise<unknown> {
    if (thread !== this.#thread) return Promise.reject(new Error('the thread of part files has ended'));
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { thread, resolve, reject });
      thread.ref();
      thread.postMessage({ ...order, id }, [...given]);
    });
  }

  #closed(): void {
    this.#open -= 1;
    if (this.#open === 0) this.#idle = setTimeout(() => void this.end(), this.#idleMs).unref();
  }

  /** Ends the thread; the next file begins another. */
  async end(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = null;
    await thread?.terminate();
  }

  /** What was open in it is lost to this program, and none of it to the disk. */
  #ended(thread: Worker, problem: Error): void {
    if (this.#thread === thread) this.#thread = null;
    for (const [id, waiting] of this.#waiting) {
      if (waiting.thread !== thread) continue;
      this.#waiting.delete(id);
      waiting.reject(problem);
    }
  }
}

/** Bytes in a buffer that may be handed to another thread: their own where they are many (`ownMemoryFrom`), otherwise copied. */
function ownBytes(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly buffer: ArrayBuffer } {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && bytes.length >= ownMemoryFrom && buffer.byteLength - bytes.length <= mostBeside) return { bytes, buffer };
  const copy = Uint8Array.from(bytes);
  return { bytes: copy, buffer: copy.buffer };
}
