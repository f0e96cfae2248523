import { isMap, isCount, isText } from './cbor.ts';

/** What the office says of one letter. */
export type LetterState = 'notIssued' | 'inForce' | 'cancelled' | 'superseded';

/** The states of all letters of one sealing key and list number. Times in seconds. */
export type StatusList = {
  /** The key whose letters these are. */
  readonly kid: Uint8Array;
  readonly list: number;
  readonly sequence: number;
  readonly issuedAt: number;
  /** How long, in seconds, the list may be relied upon. */
  readonly timeToLive: number;
  /** One for each index given out so far, beginning with index 0. */
  readonly states: readonly LetterState[];
  /** First 8 bytes of SHA-256 of each token, by index; empty where the office keeps none. */
  readonly tokenPrefixes: ReadonlyMap<number, Uint8Array>;
  /** Number of the letter that took the place of a superseded one, by index. */
  readonly supersededBy: ReadonlyMap<number, string>;
};

const listVersion = 1;
const key = {
  version: 0,
  kid: 1,
  list: 2,
  sequence: 3,
  issuedAt: 4,
  timeToLive: 5,
  size: 6,
  states: 7,
  tokenPrefixes: 8,
  supersededBy: 9,
} as const;

/** The two bits of each state, as their place in this list. */
const stateOrder: readonly LetterState[] = ['notIssued', 'inForce', 'cancelled', 'superseded'];
const prefixBytes = 8;
const maxStates = 1 << 22;

/** The largest packed list a reader expands, in bytes. */
export const maxPackedBytes = maxStates / 4;

/** Packs states two bits each, four to a byte, the first in the lowest bits. */
export const packStates = (states: readonly LetterState[]): Uint8Array => {
  const packed = new Uint8Array(Math.ceil(states.length / 4));
  states.forEach((state, index) => {
    packed[index >> 2] = (packed[index >> 2] ?? 0) | (stateOrder.indexOf(state) << (2 * (index & 3)));
  });
  return packed;
};

/** The inverse of {@link packStates}; null when the bytes are not as many as the size asks. */
export const unpackStates = (packed: Uint8Array, size: number): LetterState[] | null => {
  if (packed.length !== Math.ceil(size / 4)) return null;
  return Array.from({ length: size }, (_, index) => {
    const bits = ((packed[index >> 2] ?? 0) >> (2 * (index & 3))) & 3;
    return stateOrder[bits] ?? 'notIssued';
  });
};

/** The CBOR map of a status list. Token prefixes are one string of 8 bytes an index, zeros where there is none. */
export const writeStatusPayload = (list: StatusList, compressedStates: Uint8Array): Map<number, unknown> => {
  const fields = new Map<number, unknown>([
    [key.version, listVersion],
    [key.kid, list.kid],
    [key.list, list.list],
    [key.sequence, list.sequence],
    [key.issuedAt, list.issuedAt],
    [key.timeToLive, list.timeToLive],
    [key.size, list.states.length],
    [key.states, compressedStates],
  ]);
  if (list.tokenPrefixes.size > 0) {
    const prefixes = new Uint8Array(list.states.length * prefixBytes);
    for (const [index, prefix] of list.tokenPrefixes) prefixes.set(prefix, index * prefixBytes);
    fields.set(key.tokenPrefixes, prefixes);
  }
  if (list.supersededBy.size > 0) fields.set(key.supersededBy, new Map(list.supersededBy));
  return fields;
};

const readPrefixes = (value: unknown, size: number): Map<number, Uint8Array> | null => {
  if (value === undefined) return new Map();
  if (!(value instanceof Uint8Array) || value.length !== size * prefixBytes) return null;
  const prefixes = new Map<number, Uint8Array>();
  for (let index = 0; index < size; index += 1) {
    const prefix = value.slice(index * prefixBytes, (index + 1) * prefixBytes);
    if (prefix.some((byte) => byte !== 0)) prefixes.set(index, prefix);
  }
  return prefixes;
};

const readSuperseded = (value: unknown): Map<number, string> | null => {
  if (value === undefined) return new Map();
  if (!isMap(value)) return null;
  const numbers = new Map<number, string>();
  for (const [index, number] of value) {
    if (!isCount(index) || !isText(number)) return null;
    numbers.set(index, number);
  }
  return numbers;
};

const readCounts = (fields: ReadonlyMap<unknown, unknown>) => {
  const list = fields.get(key.list);
  const sequence = fields.get(key.sequence);
  const issuedAt = fields.get(key.issuedAt);
  const timeToLive = fields.get(key.timeToLive);
  const size = fields.get(key.size);
  if (!isCount(list) || !isCount(sequence) || !isCount(issuedAt)) return null;
  if (!isCount(timeToLive) || !isCount(size) || size > maxStates) return null;
  return { list, sequence, issuedAt, timeToLive, size };
};

/** A status list as its map says, the states still compressed. */
export type PackedStatusList = Omit<StatusList, 'states'> & { readonly size: number; readonly compressed: Uint8Array };

/** Reads the CBOR map of a status list; null when anything in it is not as it should be. */
export const readStatusPayload = (value: unknown): PackedStatusList | null => {
  if (!isMap(value) || value.get(key.version) !== listVersion) return null;
  const kid = value.get(key.kid);
  const compressed = value.get(key.states);
  if (!(kid instanceof Uint8Array) || kid.length !== 8 || !(compressed instanceof Uint8Array)) return null;
  const counts = readCounts(value);
  if (counts === null) return null;
  const tokenPrefixes = readPrefixes(value.get(key.tokenPrefixes), counts.size);
  const supersededBy = readSuperseded(value.get(key.supersededBy));
  if (tokenPrefixes === null || supersededBy === null) return null;
  return { kid, ...counts, compressed, tokenPrefixes, supersededBy };
};
