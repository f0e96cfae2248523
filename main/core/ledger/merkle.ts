import { hash } from 'node:crypto';

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);
const hashLength = 32;

/** In one call each: a server adds tens of thousands of leaves a second. */
const leafHash = (leaf: Uint8Array): Uint8Array => hash('sha256', Buffer.concat([leafPrefix, leaf]), 'buffer');
const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => hash('sha256', Buffer.concat([nodePrefix, left, right]), 'buffer');

/** Root hash over leaves that are added one by one, as RFC 6962 section 2.1 defines it; keeps one hash a level. */
export class MerkleTree {
  /** Roots of complete subtrees, largest first; sizes are the binary digits of `size`. */
  #peaks: { size: number; hash: Uint8Array }[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds the next leaf (for a log: the event's hash). */
  add(leaf: Uint8Array): void {
    let peak = { size: 1, hash: leafHash(leaf) };
    let last = this.#peaks.at(-1);
    while (last && last.size === peak.size) {
      this.#peaks.pop();
      peak = { size: peak.size * 2, hash: nodeHash(last.hash, peak.hash) };
      last = this.#peaks.at(-1);
    }
    this.#peaks.push(peak);
    this.#size += 1;
  }

  /** A tree with the same leaves that grows apart from this one. */
  copy(): MerkleTree {
    const tree = new MerkleTree();
    tree.#peaks = [...this.#peaks];
    tree.#size = this.#size;
    return tree;
  }

  /** The roots of the complete subtrees, 32 bytes each, largest first: with the size, all that the tree needs to grow on. */
  peaks(): Uint8Array {
    return Buffer.concat(this.#peaks.map((peak) => peak.hash));
  }

  /** The tree of so many leaves that had these peaks; null when the peaks are not as many as the size asks for. */
  static from(size: number, peaks: Uint8Array): MerkleTree | null {
    const sizes = [...size.toString(2)].flatMap((digit, position, digits) => (digit === '1' ? [2 ** (digits.length - 1 - position)] : []));
    if (peaks.length !== sizes.length * hashLength) return null;
    const tree = new MerkleTree();
    tree.#peaks = sizes.map((subtree, position) => ({ size: subtree, hash: Buffer.from(peaks.subarray(position * hashLength, (position + 1) * hashLength)) }));
    tree.#size = size;
    return tree;
  }

  /** Root of all leaves so far; the hash of nothing for an empty log. */
  root(): Uint8Array {
    const peaks = this.#peaks;
    const last = peaks.at(-1);
    if (!last) return hash('sha256', '', 'buffer');
    return peaks.slice(0, -1).reduceRight<Uint8Array>((right, peak) => nodeHash(peak.hash, right), last.hash);
  }
}
