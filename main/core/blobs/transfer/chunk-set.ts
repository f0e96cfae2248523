/** Which chunks of a content are there: one bit a chunk, the first chunk in the lowest bit of the first byte. */
export class ChunkSet {
  readonly #bits: Uint8Array;
  readonly #total: number;
  #count = 0;

  /** Bits of an earlier run are taken over where their length fits; else the set begins empty. */
  constructor(total: number, bits?: Uint8Array) {
    this.#total = total;
    const length = Math.ceil(total / 8);
    this.#bits = bits?.length === length ? Uint8Array.from(bits) : new Uint8Array(length);
    for (let index = 0; index < total; index += 1) this.#count += Number(this.has(index));
  }

  get total(): number {
    return this.#total;
  }

  get count(): number {
    return this.#count;
  }

  get isFull(): boolean {
    return this.#count === this.#total;
  }

  has(index: number): boolean {
    return ((this.#bits[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
  }

  add(index: number): void {
    if (index < 0 || index >= this.#total || this.has(index)) return;
    this.#bits[index >> 3] = (this.#bits[index >> 3] ?? 0) | (1 << (index & 7));
    this.#count += 1;
  }

  remove(index: number): void {
    if (!this.has(index)) return;
    this.#bits[index >> 3] = (this.#bits[index >> 3] ?? 0) & ~(1 << (index & 7));
    this.#count -= 1;
  }

  /** The chunks that are not there, in order. */
  *missing(): IterableIterator<number> {
    for (let index = 0; index < this.#total; index += 1) if (!this.has(index)) yield index;
  }

  /** The bits as they are stored and sent. */
  bytes(): Uint8Array {
    return Uint8Array.from(this.#bits);
  }
}
