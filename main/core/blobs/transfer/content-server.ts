import type { Store } from '../../db/store.ts';
import { SerialLane } from '../../serial-lane.ts';
import type { BlobStore } from '../blob-store.ts';
import { keepManifest } from './keep-manifest.ts';
import type { Line } from './line.ts';
import { chunkCount, chunkLength, chunkSpan, isManifest, ManifestMaker, manifestRoot, type Manifest, type Span } from './manifest.ts';
import { messageWithRoom, readMessage, writeMessage, type TransferMessage } from './message.ts';

type Served = { readonly store: Store; readonly blobs: BlobStore };

/** What a desk that takes contents has told of one: the bitmap of what is durable there. */
export type Kept = { readonly hash: string; readonly received: Uint8Array; readonly complete: boolean };

export type Service = {
  /** Which contents the desk at the other end may have. */
  readonly mayRead: (hash: string) => boolean;
  readonly onKept?: (kept: Kept) => void;
};

/** An asker that has so many questions open is not one of ours; what it asks beyond them is dropped. */
const mostWaiting = 64;

/**
 * Gives contents to other desks, chunk by chunk, as they are asked for. It keeps no state of a transfer: whoever lost the
 * connection, or the power, asks for what it still lacks.
 */
export class ContentServer {
  readonly #store: Store;
  readonly #blobs: BlobStore;
  readonly #cutting = new Map<string, Promise<Manifest | null>>();

  constructor({ store, blobs }: Served) {
    this.#store = store;
    this.#blobs = blobs;
  }

  /** Answers on a line until the returned function is called. */
  attach(line: Line, { mayRead, onKept }: Service): () => void {
    const lane = new SerialLane();
    let waiting = 0;
    let open = true;
    const answer = async (message: TransferMessage) => {
      if (open) await this.#answer(line, message, mayRead(message.hash));
    };
    const off = line.onMessage((bytes) => {
      const message = readMessage(bytes);
      if (message?.kind === 'kept') onKept?.({ hash: message.hash, received: message.load, complete: message.complete });
      if ((message?.kind !== 'ask-manifest' && message?.kind !== 'ask-chunk') || waiting >= mostWaiting) return;
      waiting += 1;
      lane
        .run(() => answer(message))
        .catch(() => {
          open = false;
        })
        .finally(() => {
          waiting -= 1;
        });
    });
    return () => {
      open = false;
      off();
    };
  }

  async #answer(line: Line, message: TransferMessage, mayRead: boolean): Promise<void> {
    const { hash } = message;
    const manifest = mayRead && message.kind === 'ask-manifest' ? await this.manifestOf(hash) : null;
    if (manifest) return line.send(writeMessage({ kind: 'manifest', hash, size: manifest.size, root: manifestRoot(manifest) }, manifest.chunkHashes));
    const chunk = mayRead && message.kind === 'ask-chunk' ? this.#chunkMessage(hash, message.index) : null;
    return line.send(chunk ?? writeMessage({ kind: 'absent', hash }));
  }

  /** The chunk is read straight into the message that carries it. */
  #chunkMessage(hash: string, index: number): Uint8Array | null {
    const span = this.#span(hash, index);
    if (!span) return null;
    const { message, room } = messageWithRoom({ kind: 'chunk', hash, index }, span.length);
    return this.#blobs.readInto(hash, span.offset, room) === span.length ? message : null;
  }

  #span(hash: string, index: number): Span | null {
    const size = this.#blobs.sizeOf(hash);
    return size === null || index >= chunkCount(size) ? null : chunkSpan(size, index);
  }

  /** How a recorded content is cut up; read once, in pieces between which others get their turn. Null when it is not here. */
  manifestOf(hash: string): Promise<Manifest | null> {
    const known = this.#store.first(this.#store.build.selectFrom('content_manifest').selectAll().where('hash', '=', hash));
    if (known && this.#blobs.sizeOf(hash) !== null) return Promise.resolve({ hash, size: known.size, chunkHashes: known.chunk_hashes });
    const cutting = this.#cutting.get(hash) ?? this.#cut(hash).finally(() => this.#cutting.delete(hash));
    this.#cutting.set(hash, cutting);
    return cutting;
  }

  async #cut(hash: string): Promise<Manifest | null> {
    const size = this.#blobs.sizeOf(hash);
    if (size === null) return null;
    const maker = new ManifestMaker();
    const room = new Uint8Array(chunkLength);
    for (let index = 0; index < chunkCount(size); index += 1) {
      const { offset, length } = chunkSpan(size, index);
      const chunk = room.subarray(0, length);
      if (this.#blobs.readInto(hash, offset, chunk) !== length) return null;
      maker.add(chunk);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    const manifest = maker.manifest(hash);
    if (!isManifest(manifest)) return null;
    keepManifest(this.#store, manifest);
    return manifest;
  }
}
