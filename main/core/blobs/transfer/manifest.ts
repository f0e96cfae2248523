import { createHash } from 'node:crypto';
import { plainBytes } from '../../ledger/event.ts';
import { MerkleTree } from '../../ledger/merkle.ts';

/** Bytes of a chunk; the last one of a content is shorter (ledger.md 7.7). */
export const chunkLength = 256 * 1024;

/** The largest content that is taken from another desk, in bytes; a larger one is refused by its declared size alone. */
export const largestContent = 2 * 1024 * 1024 * 1024;

const hashLength = 32;

/** How a content is cut up: its name (SHA-256 of all of it, in hex), its size in bytes and the SHA-256 of each chunk, one after another. */
export type Manifest = { readonly hash: string; readonly size: number; readonly chunkHashes: Uint8Array };

export type Span = { readonly offset: number; readonly length: number };

/** How many chunks a content of so many bytes has. */
export const chunkCount = (size: number): number => Math.ceil(size / chunkLength);

/** Where a chunk lies in its content. */
export function chunkSpan(size: number, index: number): Span {
  const offset = index * chunkLength;
  return { offset, length: Math.min(chunkLength, size - offset) };
}

/** The RFC 6962 root over the hashes of the chunks. */
export function manifestRoot({ chunkHashes }: Manifest): Uint8Array {
  const tree = new MerkleTree();
  for (let at = 0; at < chunkHashes.length; at += hashLength) tree.add(chunkHashes.subarray(at, at + hashLength));
  return plainBytes(tree.root());
}

/** Has the manifest one hash a chunk, and no more chunks than may be? It says nothing yet of the content as a whole. */
export function isManifest({ size, chunkHashes }: Manifest): boolean {
  return size > 0 && size <= largestContent && chunkHashes.length === chunkCount(size) * hashLength;
}

/** The SHA-256 of a chunk, as the manifest tells it. */
export function chunkHash({ chunkHashes }: Manifest, index: number): Uint8Array {
  return chunkHashes.subarray(index * hashLength, (index + 1) * hashLength);
}

/** Have the bytes that SHA-256? */
export const isOfHash = (bytes: Uint8Array, hash: Uint8Array): boolean => createHash('sha256').update(bytes).digest().equals(hash);

/** Cuts a content up while it goes by, in pieces of any length. */
export class ManifestMaker {
  readonly #hashes: Uint8Array[] = [];
  #chunk = createHash('sha256');
  #size = 0;

  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + chunkLength - (this.#size % chunkLength));
      this.#chunk.update(piece);
      this.#size += piece.length;
      at += piece.length;
      if (this.#size % chunkLength === 0) this.#end();
    }
  }

  /** The manifest of what went by, under its name; nothing may be added after. */
  manifest(hash: string): Manifest {
    if (this.#size % chunkLength !== 0) this.#end();
    return { hash, size: this.#size, chunkHashes: new Uint8Array(Buffer.concat(this.#hashes)) };
  }

  #end(): void {
    this.#hashes.push(this.#chunk.digest());
    this.#chunk = createHash('sha256');
  }
}

/** A content of one chunk needs no manifest from anybody: the chunk's hash is the content's own. */
export function manifestOfOne(hash: string, size: number): Manifest {
  return { hash, size, chunkHashes: new Uint8Array(Buffer.from(hash, 'hex')) };
}
