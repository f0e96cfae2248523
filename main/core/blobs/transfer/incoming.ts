import { SerialLane } from '../../serial-lane.ts';
import { chunkLength, type Manifest } from './manifest.ts';
import type { PartFile } from './part-file.ts';
import type { Peer } from './peer.ts';
import { chunksAFlush, flushEvery, type Open, type Priority } from './rules.ts';

/** A content that an event speaks of: its name, and its size in bytes as the signed event tells them. */
export type Wanted = { readonly hash: string; readonly size: number; readonly priority: Priority };

/** A content that is wanted and has not come yet. */
export class Incoming {
  readonly hash: string;
  readonly size: number;
  /** Fulfilled when the content is here for good. */
  readonly arrived: Promise<void>;
  /** Its part file is worked on by one act after another; flushes have a lane of their own, so that the next chunks need not wait. */
  readonly lane = new SerialLane();
  readonly flushes = new SerialLane();
  isFlushing = false;
  #flushBegan = -Infinity;
  /** Asked of some desk and not answered yet. */
  readonly asked = new Set<number>();
  /** Answered, and on the way to the disk. */
  readonly writing = new Set<number>();
  /** Who gave chunks of it: they are told what was kept. */
  readonly givers = new Set<Peer>();
  priority: Priority;
  manifest: Manifest | null = null;
  manifestFrom: Peer | null = null;
  manifestAsked = false;
  part: PartFile | null = null;
  /** Still opening, or already being checked and moved: nothing is asked for. */
  busy = true;
  /** How often its bytes were found altered on the disk. */
  alterations = 0;
  succeed: () => void = () => undefined;
  fail: (error: unknown) => void = () => undefined;

  constructor({ hash, size, priority }: Wanted) {
    this.hash = hash;
    this.size = size;
    this.priority = priority;
    this.arrived = new Promise((resolve, reject) => {
      this.succeed = resolve;
      this.fail = reject;
    });
  }

  /** What may be asked of this desk: `next` is a chunk, or 0 for the manifest while there is none. */
  openFor(peer: Peer): Open {
    const { hash, size, priority } = this;
    return { hash, size, priority, next: this.busy || peer.absent.has(hash) ? null : this.#next() };
  }

  #next(): number | null {
    if (!this.manifest) return this.manifestAsked ? null : 0;
    if (!this.part) return this.isUnderWay(0) ? null : 0;
    for (const index of this.part.written.missing()) if (!this.isUnderWay(index)) return index;
    return null;
  }

  /** Bytes that are still to come. */
  get lacking(): number {
    return Math.max(0, this.size - (this.part?.written.count ?? 0) * chunkLength);
  }

  isUnderWay(index: number): boolean {
    return this.asked.has(index) || this.writing.has(index);
  }

  /** A flush begins now. */
  noteFlush(): void {
    this.#flushBegan = performance.now();
  }

  /** Is so much written that it may as well be flushed? Of two groups no more is written before the flush under way has ended. */
  hasForFlush(groups: 1 | 2): boolean {
    const { part } = this;
    return part !== null && part.unkept >= groups * chunksAFlush(part.written.total) && performance.now() - this.#flushBegan >= flushEvery;
  }

  /** Nothing of it is on its way: what was written may as well be flushed now. */
  get isQuiet(): boolean {
    return this.asked.size === 0 && this.writing.size === 0;
  }
}
