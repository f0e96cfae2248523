import { randomBytes, sign, type KeyObject } from 'node:crypto';
import type { DeskId } from '../lan/roster/desk-keys.ts';
import { plainBytes } from '../ledger/event.ts';
import { encapsulatedBytes, headBytes, plainPieceBytes, writeHead, type ParcelHead } from './head.ts';
import { sealingFor } from './hpke.ts';
import { openingBytes, whatIsSigned } from './opening.ts';
import { sealedLength } from './rules.ts';

/** Who seals for whom. */
export type Sealing = {
  /** Mark of the receiver's office. */
  readonly office: string;
  readonly from: DeskId;
  /** Mark of the sender's office where that is another than the receiver's; null within one office. */
  readonly fromOffice: string | null;
  /** The sender's Ed25519 key, with which it signs events. */
  readonly signingKey: KeyObject;
  readonly to: DeskId;
  /** The receiver's P-256 key as the list of desks has it (SubjectPublicKeyInfo). */
  readonly key: Uint8Array;
};

/** What is to be said: how long it is, and its bytes in any pieces. */
export type PlainContent = { readonly length: number; readonly pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array> };

export type SealedParcel = { readonly head: ParcelHead; readonly bytes: AsyncGenerator<Uint8Array> };

/** The size of a parcel that says so many bytes. */
export const parcelSize = (plain: number): number => headBytes + sealedLength(openingBytes + plain);

/**
 * A parcel that only the receiver can open and that nobody can alter, cut, lengthen or put in another order: one piece after another, each of at most 256 KiB.
 * The signature of the sender stands inside, over the head and the key that seals all pieces. Throws a RangeError where `pieces` are not as long as was said.
 */
export async function sealParcel({ office, from, fromOffice, signingKey, to, key }: Sealing, content: PlainContent): Promise<SealedParcel> {
  const head: ParcelHead = { office, to, id: randomBytes(16).toString('hex'), size: parcelSize(content.length) };
  const open = writeHead(head);
  const context = await sealingFor(key, open);
  const encapsulated = new Uint8Array(context.enc);
  if (encapsulated.length !== encapsulatedBytes) throw new RangeError('the encapsulated key has another length');
  const signature = sign(null, whatIsSigned({ open, encapsulated, from, fromOffice }), signingKey);
  const opening = plainBytes(Buffer.concat([Buffer.from(from, 'hex'), signature]));
  const seal = async (piece: Uint8Array, last: boolean) => {
    const marked = new Uint8Array(piece.length + 1);
    marked[0] = last ? 1 : 0;
    marked.set(piece, 1);
    return new Uint8Array(await context.seal(marked));
  };
  return { head, bytes: sealedBytes([open, encapsulated], { opening, content, seal }) };
}

type Parts = { readonly opening: Uint8Array; readonly content: PlainContent; readonly seal: (piece: Uint8Array, last: boolean) => Promise<Uint8Array> };

async function* sealedBytes(head: readonly Uint8Array[], { opening, content, seal }: Parts): AsyncGenerator<Uint8Array> {
  yield plainBytes(Buffer.concat(head));
  let left = openingBytes + content.length;
  let room = new Uint8Array(Math.min(left, plainPieceBytes));
  let filled = 0;
  for await (const bytes of chained(opening, content.pieces)) {
    for (let at = 0; at < bytes.length; ) {
      const taken = Math.min(bytes.length - at, room.length - filled);
      if (taken === 0) throw new RangeError('more was said than announced');
      room.set(bytes.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
      if (filled < room.length || left === room.length) continue;
      yield await seal(room, false);
      left -= room.length;
      room = new Uint8Array(Math.min(left, plainPieceBytes));
      filled = 0;
    }
  }
  if (filled !== room.length) throw new RangeError('less was said than announced');
  yield await seal(room, true);
}

async function* chained(first: Uint8Array, rest: PlainContent['pieces']): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
