import { createHash } from 'node:crypto';
import { failure, success, type Result } from '../result.ts';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import { plainBytes } from '../ledger/event.ts';

/** What stands open on a parcel: all that a road needs, and nothing of who sent it or what is in it. */
export type ParcelHead = {
  /** 64 hex digits: the hash of the office's root key. */
  readonly office: string;
  readonly to: DeskId;
  /** 32 hex digits, made by chance. */
  readonly id: string;
  /** Of the whole parcel, in bytes. */
  readonly size: number;
};

export type HeadProblem = 'parcelUnreadable' | 'parcelNewer';

const magic = Buffer.from('DAFTARP');
const version = 1;

const lengths = { magic: 8, office: 32, to: 32, id: 16, size: 8 } as const;
const openLength = 96;

/** The encapsulated key of HPKE: an uncompressed point of P-256. */
export const encapsulatedBytes = 65;

/** Length of the head with the encapsulated key that follows. */
export const headBytes = openLength + encapsulatedBytes;

/** Bytes of a sealed piece; the last one may be shorter. */
export const sealedPieceBytes = 256 * 1024;

/** What a full piece says: AES-GCM's tag and the byte that marks the last piece are the rest. */
export const plainPieceBytes = sealedPieceBytes - 16 - 1;

/** Name of an office on parcels: the hash of the root that its list of desks begins with. */
export const officeMark = (root: Uint8Array): string => createHash('sha256').update('daftar/parcel/office/1\0').update(root).digest('hex');

/** The open head, without the encapsulated key. */
export function writeHead({ office, to, id, size }: ParcelHead): Uint8Array {
  const length = Buffer.alloc(lengths.size);
  length.writeBigUInt64BE(BigInt(size));
  return plainBytes(Buffer.concat([magic, Uint8Array.of(version), Buffer.from(office, 'hex'), Buffer.from(to, 'hex'), Buffer.from(id, 'hex'), length]));
}

/** Reads the first `headBytes` bytes of what should be a parcel. */
export function readHead(bytes: Uint8Array): Result<{ readonly head: ParcelHead; readonly open: Uint8Array; readonly encapsulated: Uint8Array }, HeadProblem> {
  const read = Buffer.from(bytes);
  if (read.length < lengths.magic || !read.subarray(0, magic.length).equals(magic)) return failure('parcelUnreadable');
  if (read[magic.length] !== version) return failure('parcelNewer');
  if (read.length < headBytes) return failure('parcelUnreadable');
  const size = read.readBigUInt64BE(openLength - lengths.size);
  if (size > BigInt(Number.MAX_SAFE_INTEGER)) return failure('parcelUnreadable');
  const office = lengths.magic;
  const to = office + lengths.office;
  const id = to + lengths.to;
  const hex = (start: number, length: number) => read.subarray(start, start + length).toString('hex');
  const head = { office: hex(office, lengths.office), to: hex(to, lengths.to), id: hex(id, lengths.id), size: Number(size) };
  return success({ head, open: plainBytes(read.subarray(0, openLength)), encapsulated: plainBytes(read.subarray(openLength, headBytes)) });
}
