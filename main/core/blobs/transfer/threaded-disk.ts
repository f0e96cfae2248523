import { z } from 'zod';
import { AnsweringThread } from '../../jobs/answering-thread.ts';
import { ownMemoryFrom } from '../../own-memory.ts';
import { localDisk, type Disk, type DiskFile } from './disk.ts';
import type { DiskOrder } from './disk-orders.ts';

/** A message lies in a buffer that is a little larger than itself; of one much larger something else may live in the rest. */
const mostBeside = 4096;

type Ordered = DiskOrder extends infer Each ? (Each extends DiskOrder ? Omit<Each, 'id' | 'file'> : never) : never;

/** The thread's program as this one runs it from its sources; a bundle says where its own lies. */
const sourceOfThread = new URL('./disk-thread.ts', import.meta.url);

/**
 * The disk, with the bytes of part files hashed and written in a thread of their own: while a large content comes in, the core goes on answering
 * windows. The thread is begun with the first file and ended when it has long had none. What was open in one that died is lost to this program, and none of it to the disk.
 */
export class ThreadedDisk implements Disk {
  readonly exists = localDisk.exists;
  readonly freeBytes = localDisk.freeBytes;
  readonly makeFolder = localDisk.makeFolder;
  readonly rename = localDisk.rename;
  readonly remove = localDisk.remove;
  readonly syncFolder = localDisk.syncFolder;
  readonly #thread: AnsweringThread;
  #last = 0;

  constructor(program: URL = sourceOfThread, idleMs?: number) {
    this.#thread = new AnsweringThread(program, idleMs);
  }

  async open(path: string): Promise<DiskFile> {
    this.#last += 1;
    const file = this.#last;
    const session = this.#thread.session();
    const tell = (order: Ordered, given: readonly ArrayBuffer[] = []) => session.ask({ ...order, file }, given);
    await tell({ act: 'open', path }).catch((problem: unknown) => {
      session.end();
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
      close: async () => void (await tell({ act: 'close' }).finally(() => session.end())),
    };
  }

  /** Ends the thread; the next file begins another. */
  end(): Promise<void> {
    return this.#thread.end();
  }
}

/** Bytes in a buffer that may be handed to another thread: their own where they are many (`ownMemoryFrom`), otherwise copied. */
function ownBytes(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly buffer: ArrayBuffer } {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && bytes.length >= ownMemoryFrom && buffer.byteLength - bytes.length <= mostBeside) return { bytes, buffer };
  const copy = Uint8Array.from(bytes);
  return { bytes: copy, buffer: copy.buffer };
}
