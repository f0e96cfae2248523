import { largestAttachment } from '../../../../preload/contract/attachments.ts';
import { toRefusal } from '../../db/open-database.ts';
import { Refusal } from '../../refusal.ts';
import type { Ballast } from './ballast.ts';
import { Incoming, type Wanted } from './incoming.ts';
import { openPart, Room } from './open-part.ts';
import type { Line } from './line.ts';
import { chunkLength, chunkSpan, isManifest, largestContent, manifestOfOne, manifestRoot } from './manifest.ts';
import { readMessage, writeMessage, type MessageOf, type TransferMessage } from './message.ts';
import { PartFile, type PartPlace } from './part-file.ts';
import { Peer } from './peer.ts';
import { orderOfAsking, priorities } from './rules.ts';
import { SmallContents } from './small-contents.ts';

export type FetchPlace = PartPlace & {
  readonly ballast: Ballast;
  /** How long a desk has for an answer before it is asked again, or another one is. */
  readonly answerWithinMs: number;
};

/** Contents up to this size go straight into the database, whole. */
const smallContent = 64 * 1024;
/** A disk that alters a content again and again keeps nothing. */
const mostAlterations = 3;

/**
 * Takes contents in from other desks. The receiver drives: it asks any desk that has a content for the chunks it lacks, a few at a
 * time, checks each before it is written, and tells what it keeps only when it is durable. What was interrupted goes on where it ended.
 */
export class ContentFetcher {
  readonly #place: FetchPlace;
  readonly #peers = new Set<Peer>();
  readonly #incoming = new Map<string, Incoming>();
  readonly #small: SmallContents;
  readonly #room: Room;
  #stopped = false;

  constructor(place: FetchPlace) {
    this.#place = place;
    this.#small = new SmallContents(place);
    this.#room = new Room(place, () => [...this.#incoming.values()].reduce((sum, { lacking }) => sum + lacking, 0));
  }

  /** A desk has come within reach; the returned function says that it is gone. */
  attach(line: Line): () => void {
    const peer = new Peer(line, this.#place.after);
    this.#peers.add(peer);
    const off = line.onMessage((bytes) => {
      const message = readMessage(bytes);
      if (message) this.#hear(peer, message);
    });
    this.#pump();
    return () => {
      off();
      if (!this.#peers.delete(peer)) return;
      peer.freeAll();
      this.#forgetAsked();
      this.#pump();
    };
  }

  /**
   * Fulfilled when the content is here, checked and durable; at once when it was here before. Wanting it twice brings it once, with
   * the greater urgency. Refuses with `attachmentEmpty`, `attachmentTooLarge`, `diskFull`, `readOnly`, `attachmentBroken` (this
   * disk alters it); what had come stays for the next time.
   */
  want(wanted: Wanted): Promise<void> {
    const { hash, size, priority } = wanted;
    if (this.#place.blobs.has(hash)) return Promise.resolve();
    const known = this.#incoming.get(hash);
    if (known) {
      if (priorities.indexOf(priority) < priorities.indexOf(known.priority)) known.priority = priority;
      return known.arrived;
    }
    if (size <= 0) return Promise.reject(new Refusal('attachmentEmpty'));
    if (size > largestContent) return Promise.reject(new Refusal('attachmentTooLarge', { megabytes: largestAttachment / 1024 / 1024 }));
    const incoming = new Incoming(wanted);
    this.#incoming.set(hash, incoming);
    void this.#guarded(incoming, () => this.#open(incoming));
    return incoming.arrived;
  }

  /** How many bytes of a wanted content are here, for the screen; null when it is not on its way. */
  progress(hash: string): { readonly done: number; readonly total: number } | null {
    const incoming = this.#incoming.get(hash);
    return incoming ? { done: incoming.size - incoming.lacking, total: incoming.size } : null;
  }

  /** A desk may have got, or been allowed, what it lacked before. */
  askAgain(hash: string): void {
    for (const peer of this.#peers) peer.absent.delete(hash);
    this.#pump();
  }

  /** Ends: what is written is made durable and goes on at the next start. Contents that are still wanted are refused with `jobStopped`. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const peer of this.#peers) peer.freeAll();
    this.#peers.clear();
    await this.#small.settle();
    await Promise.all([...this.#incoming.values()].map((incoming) => this.#guarded(incoming, () => this.#end(incoming))));
  }

  async #end(incoming: Incoming): Promise<void> {
    await incoming.lane.run(async () => incoming.part && this.#flush(incoming, incoming.part));
    throw new Refusal('jobStopped');
  }

  async #open(incoming: Incoming): Promise<void> {
    const { hash, size } = incoming;
    await this.#room.need();
    if (size <= chunkLength) incoming.manifest = manifestOfOne(hash, size);
    if (size > smallContent) await openPart(this.#place, incoming);
    incoming.busy = false;
    const { part } = incoming;
    if (part) await this.#flush(incoming, part);
    if (part?.written.isFull) await this.#finish(incoming, part);
  }

  #pump(): void {
    for (const peer of this.#peers) if (!this.#stopped && peer.wantsMore) this.#askAll(peer);
  }

  /** Asks a desk for as much as it may be asked for at a time. */
  #askAll(peer: Peer): void {
    let open = orderOfAsking([...this.#incoming.values()].map((incoming) => incoming.openFor(peer)));
    for (let [first] = open; first; [first] = open) {
      const incoming = this.#incoming.get(first.hash);
      if (!incoming || first.next === null || !peer.hasRoomFor(chunkSpan(incoming.size, first.next).length)) return;
      this.#ask(peer, incoming, first.next);
      const rest = incoming.openFor(peer);
      open = rest.next === null ? open.slice(1) : orderOfAsking([rest, ...open.slice(1)]);
    }
  }

  #ask(peer: Peer, incoming: Incoming, next: number): void {
    const { hash, size } = incoming;
    const withinMs = this.#place.answerWithinMs;
    if (!incoming.manifest) {
      incoming.manifestAsked = true;
      const late = () => {
        incoming.manifestAsked = false;
        this.#pump();
      };
      return peer.ask(hash, writeMessage({ kind: 'ask-manifest', hash }), { bytes: chunkLength, withinMs, late });
    }
    incoming.asked.add(next);
    const late = () => {
      incoming.asked.delete(next);
      this.#pump();
      if (incoming.isQuiet) this.#flushBeside(incoming);
    };
    peer.ask(`${hash} ${next}`, writeMessage({ kind: 'ask-chunk', hash, index: next }), { bytes: chunkSpan(size, next).length, withinMs, late });
  }

  #hear(peer: Peer, message: TransferMessage): void {
    const incoming = this.#incoming.get(message.hash);
    if (message.kind === 'manifest') this.#hearManifest(peer, incoming, message);
    if (message.kind === 'chunk') this.#hearChunk(peer, incoming, message);
    if (message.kind === 'absent') this.#hearAbsent(peer, incoming);
  }

  #hearManifest(peer: Peer, incoming: Incoming | undefined, { hash, size, root, load }: MessageOf<'manifest'>): void {
    peer.answered(hash);
    peer.free(hash);
    if (!incoming || incoming.manifest || incoming.busy) return this.#pump();
    incoming.manifestAsked = false;
    const manifest = { hash, size, chunkHashes: Uint8Array.from(load) };
    if (size !== incoming.size || !isManifest(manifest) || !Buffer.from(root).equals(manifestRoot(manifest))) {
      peer.absent.add(hash);
      return this.#pump();
    }
    incoming.manifest = manifest;
    incoming.manifestFrom = peer;
    incoming.busy = true;
    void this.#guarded(incoming, async () => {
      incoming.part = await PartFile.begin(this.#place, manifest);
      incoming.busy = false;
    });
  }

  #hearChunk(peer: Peer, incoming: Incoming | undefined, { hash, index, load }: MessageOf<'chunk'>): void {
    const key = `${hash} ${index}`;
    peer.answered(key);
    const free = () => {
      peer.free(key);
      this.#pump();
    };
    if (!incoming?.manifest || incoming.busy || incoming.writing.has(index) || incoming.part?.written.has(index)) return free();
    incoming.asked.delete(index);
    incoming.writing.add(index);
    // What goes into the database waits there for others; the next is asked for meanwhile.
    const freeAtOnce = incoming.part === null && this.#small.hasRoom;
    if (freeAtOnce) free();
    void this.#guarded(incoming, () => this.#take(incoming, { peer, index, bytes: load }).finally(freeAtOnce ? undefined : free));
    if (![...this.#peers].some(({ isBusy }) => isBusy)) this.#small.write();
  }

  #hearAbsent(peer: Peer, incoming: Incoming | undefined): void {
    if (!incoming) return;
    peer.answered(incoming.hash);
    peer.absent.add(incoming.hash);
    peer.freeOf(incoming.hash);
    incoming.manifestAsked = false;
    this.#forgetAsked();
    this.#pump();
  }

  /** Chunks that no desk is asked for any more are open again. */
  #forgetAsked(): void {
    const peers = [...this.#peers];
    for (const incoming of this.#incoming.values()) {
      for (const index of incoming.asked) if (!peers.some((peer) => peer.isAsked(`${incoming.hash} ${index}`))) incoming.asked.delete(index);
      if (!peers.some((peer) => peer.isAsked(incoming.hash))) incoming.manifestAsked = false;
      if (incoming.isQuiet) this.#flushBeside(incoming);
    }
  }

  /** A chunk that is not what it should be says that this desk has not got the content. */
  async #take(incoming: Incoming, { peer, index, bytes }: { readonly peer: Peer; readonly index: number; readonly bytes: Uint8Array }): Promise<void> {
    const { part, hash } = incoming;
    const written = part ? part.write(index, bytes) : this.#small.take(incoming, bytes);
    // It may fail while the chunks before are waited for, which is no reason to end the program.
    written.catch(() => undefined);
    await incoming.lane.run(async () => {
      const isRight = await written.finally(() => incoming.writing.delete(index));
      if (!isRight) return void peer.absent.add(hash);
      incoming.givers.add(peer);
      if (!part) return this.#complete(incoming);
      if (part.written.isFull || (incoming.isFlushing && incoming.hasForFlush(2))) await this.#flush(incoming, part);
      if (part.written.isFull) await this.#finish(incoming, part);
      else if (incoming.hasForFlush(1) || incoming.isQuiet) this.#flushBeside(incoming);
    });
  }

  /** Makes durable what is written, after a flush that is under way. */
  #flush(incoming: Incoming, part: PartFile): Promise<void> {
    return incoming.flushes.run(async () => {
      incoming.noteFlush();
      if (part.unkept > 0) this.#acknowledge(incoming, await part.keep(), false);
    });
  }

  /** The same while the next chunks are written. */
  #flushBeside(incoming: Incoming): void {
    const { part } = incoming;
    if (!part || part.unkept === 0 || incoming.busy || incoming.isFlushing) return;
    incoming.isFlushing = true;
    const over = () => {
      incoming.isFlushing = false;
    };
    void this.#guarded(incoming, () => this.#flush(incoming, part).finally(over));
  }

  async #finish(incoming: Incoming, part: PartFile): Promise<void> {
    incoming.busy = true;
    const finish = await part.finish();
    if (finish === 'complete') return this.#complete(incoming);
    incoming.alterations += 1;
    if (finish === 'altered' && incoming.alterations >= mostAlterations) throw new Refusal('attachmentBroken');
    if (finish === 'false') {
      incoming.manifestFrom?.absent.add(incoming.hash);
      [incoming.manifest, incoming.manifestFrom, incoming.part] = [null, null, null];
    }
    incoming.busy = false;
  }

  #complete(incoming: Incoming): void {
    this.#incoming.delete(incoming.hash);
    this.#acknowledge(incoming, incoming.part?.written.bytes() ?? Uint8Array.of(1), true);
    incoming.succeed();
  }

  #acknowledge(incoming: Incoming, received: Uint8Array, complete: boolean): void {
    this.#place.reached('before acknowledge');
    const message = writeMessage({ kind: 'kept', hash: incoming.hash, complete }, received);
    for (const peer of incoming.givers) if (this.#peers.has(peer)) peer.tell(message);
    this.#place.reached('after acknowledge');
  }

  /** An act on a content that ends the content when it fails, and is followed by the next questions when it goes well. */
  async #guarded(incoming: Incoming, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      await this.#giveUp(incoming, toRefusal(error));
    }
    this.#pump();
  }

  async #giveUp(incoming: Incoming, error: unknown): Promise<void> {
    incoming.busy = true;
    for (const peer of this.#peers) peer.freeOf(incoming.hash);
    if (error instanceof Refusal && error.code === 'diskFull') this.#place.ballast.giveUp();
    await incoming.flushes.run(async () => undefined);
    await incoming.lane.run(async () => incoming.part?.release());
    if (this.#incoming.get(incoming.hash) === incoming) this.#incoming.delete(incoming.hash);
    incoming.fail(error);
  }
}
